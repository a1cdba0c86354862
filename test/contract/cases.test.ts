import { readContract } from "@cc-contract/spec/model/contract";
import { operations as validators } from "@cc-contract/validators/operations";
import { describe, expect, test } from "vitest";
import { listAllCases } from "../../packages/testing/src/cases.ts";

const contract = await readContract();
const cases = listAllCases(contract);

describe.each(Object.entries(validators))("the validator of %s", (operationId, validator) => {
  const check = "request" in validator ? validator.request : validator.parameters;
  const own = cases.filter((one) => one.operationId === operationId);

  test.each(own.filter(({ valid }) => valid))("accepts a request: $description", ({ data }) => {
    expect(check.issues(data)).toEqual([]);
  });

  test.each(own.filter(({ valid }) => !valid))("refuses a request: $description", ({ data, keyword }) => {
    expect(check(data)).toBe(false);
    const keywords = check.issues(data).map((issue) => issue.keyword);
    // Of a choice, the issues are those of the shape that is meant.
    expect(keywords).toContain(keyword === "oneOf" ? "required" : keyword);
  });
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
