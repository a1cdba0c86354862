import { listOperations, requestExamples } from "@cc-contract/spec/model/operations";
import { expect, test } from "vitest";
import { listRequestCases } from "../src/cases.ts";
import { canBeSent, partsOf, readParameters, writeTarget } from "../src/wire.ts";
import { withOtherOperations } from "./other-operations.ts";

const contract = await withOtherOperations();
const operations = listOperations(contract);
const operationOf = (id: string) => operations.find(({ operationId }) => operationId === id) ?? expect.fail(id);
const sampleOf = (id: string) => Object.values(requestExamples(contract, operationOf(id)))[0];

test.each([
  ["updateThing", "/things/a%20b"],
  ["listThings", "/things/a%20b?count=2&kind=1&kind=2"],
  ["deleteThing", "/things/a%20b"],
])("the target of %s is %s", (id, target) => {
  expect(writeTarget(operationOf(id), partsOf(operationOf(id), sampleOf(id)))).toBe(target);
});

test("parameters are read by their types, and what is of none of them stays a text", () => {
  const texts = { name: ["a b"], count: ["2"], kind: ["1", "x"], "X-Trace": ["abc"] } as Record<string, string[]>;
  expect(readParameters(contract, operationOf("listThings"), ({ name }) => texts[name] ?? [])).toEqual({
    path: { name: "a b" },
    query: { count: 2, kind: [1, "x"] },
    header: { "X-Trace": "abc" },
  });
});

test.each(operations)("the sample of $operationId can be sent, a document that is not a request can't", (operation) => {
  expect(canBeSent(contract, operation, sampleOf(operation.operationId))).toBe(true);
  expect(canBeSent(contract, operation, [])).toBe(operation.parameters.length === 0);
});

test("of the cases of a query, those are sent that are no others on the wire", () => {
  const cases = listRequestCases(contract, operationOf("listThings"));
  const sent = (path: string) =>
    cases.filter((one) => one.path.join(".") === path && canBeSent(contract, operationOf("listThings"), one.data));
  expect(sent("query.count").map(({ description }) => description)).toEqual([
    "query.count of its type",
    'query.count of the wrong type: "text"',
    "query.count of the wrong type: 1.5",
    "query.count at the minimum",
    "query.count below the minimum",
  ]);
});
