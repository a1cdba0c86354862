import { createAjv } from "@cc-contract/spec/model/ajv";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, requestSchema } from "@cc-contract/spec/model/operations";
import { expect, test } from "vitest";
import { listAllCases, listRequestCases, type RequestCase } from "../../packages/testing/src/cases.ts";
import { issuesOf } from "./judges.ts";

const contract = await readContract();
const operations = listOperations(contract);
const compile = createAjv(contract, { ownKeywords: false });
const invalid = new Map(
  operations.map((operation) => [operation, listRequestCases(contract, operation).filter(({ valid }) => !valid)]),
);

test.each(operations)("the validators name the constraint that each case of $operationId breaks", (operation) => {
  // What needs another property makes that one required.
  const expected = ({ keyword }: RequestCase) => (keyword === "dependentRequired" ? "required" : keyword);
  const unnamed = invalid.get(operation)?.filter((one) => !issuesOf(operation, one.data).includes(expected(one)));
  expect(unnamed?.map(({ description }) => description)).toEqual([]);
});

test.each(operations)("a case of $operationId breaks its constraint and nothing else", (operation) => {
  const ajv = compile(requestSchema(operation));
  const wrong = invalid.get(operation)?.filter(({ data, path, keyword }) => {
    if (keyword.startsWith("x-")) return false;
    ajv(data);
    // Of a choice around the place, each branch says why it is not the one.
    const own = (ajv.errors ?? []).filter(({ schemaPath }) => !/\/oneOf(\/|$)/.test(schemaPath));
    const places = own.map(({ instancePath }) => instancePath.split("/").slice(1).join("."));
    return !ajv.errors?.length || places.some((place) => !place.startsWith(path.join(".")));
  });
  expect(wrong?.map(({ description }) => description)).toEqual([]);
});

test("the same contract gives the same cases", async () => {
  expect(listAllCases(await readContract())).toEqual(listAllCases(contract));
});

test("a keyword without cases is an error that names it", () => {
  const broken = structuredClone(contract);
  const [name = ""] = Object.keys(broken.components.schemas).filter((schema) => schema.endsWith("Request"));
  Object.assign(broken.components.schemas[name] ?? {}, { minProperties: 1 });
  expect(() => listAllCases(broken)).toThrow(/keyword minProperties/);
});
