import { expect, test } from "vitest";
import { readContract } from "../model/contract.ts";
import { sunsetSentence, withSunsets } from "../model/sunset.ts";

test("a description names the day on which a thing disappears, and others stay as they are", async () => {
  const contract = await readContract();
  expect(withSunsets(contract)).toEqual(contract);
  const [name = ""] = Object.keys(contract.components.schemas);
  Object.assign(contract.components.schemas[name] ?? {}, { deprecated: true, "x-sunset": "2027-12-31" });
  expect(withSunsets(contract).components.schemas[name]?.description).toMatch(/ Deprecated, until 2027-12-31\.$/);
});

test("what is deprecated without a day says no day", () => {
  expect(sunsetSentence({ deprecated: true })).toBeUndefined();
  expect(sunsetSentence({ "x-sunset": "2027-12-31" })).toBeUndefined();
});
