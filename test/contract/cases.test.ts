import { readContract } from "@cc-contract/spec/contract";
import { operations as validators } from "@cc-contract/validators/operations";
import { describe, expect, test } from "vitest";
import { listAllCases } from "../src/cases.ts";

const contract = await readContract();
const cases = listAllCases(contract);

describe.each(Object.entries(validators))("the validator of %s", (operationId, validator) => {
  const check = "request" in validator ? validator.request : validator.parameters;
  const own = cases.filter((one) => one.operationId === operationId);

  test.each(own.filter(({ valid }) => valid))("accepts a request: $title", ({ request }) => {
    expect(check.issues(request)).toEqual([]);
  });

  test.each(own.filter(({ valid }) => !valid))(
    "refuses a request: $title, and nothing else about it",
    ({ request, keyword }) => {
      expect(check(request)).toBe(false);
      expect(check.issues(request).map((issue) => issue.keyword)).toContain(keyword);
    },
  );
});

test("the same contract gives the same cases", () => {
  expect(listAllCases(contract)).toEqual(cases);
});

test("a keyword without cases is an error that names it", () => {
  const broken = structuredClone(contract);
  const [name = ""] = Object.keys(broken.components.schemas).filter((schema) => schema.endsWith("Request"));
  Object.assign(broken.components.schemas[name] ?? {}, { minProperties: 1 });
  expect(() => listAllCases(broken)).toThrow(/keyword minProperties/);
});
