import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { expect, test } from "vitest";
import { listSendableCases } from "../../packages/testing/src/cases.ts";
import { withFixtures } from "../../packages/testing/src/verify/fixtures.ts";
import { listSentCases } from "../../packages/testing/src/verify/plan.ts";
import { listWireCases } from "../../packages/testing/src/wire-cases.ts";
import { listGaps, listLedger } from "./ledger.ts";

const contract = await readContract();
const operations = listOperations(contract);
const [first] = operations;
if (!first) throw new Error("the contract has no operation");

test.each(operations)("every constraint of a request of $operationId is tried from both sides", (operation) => {
  expect(listGaps(listLedger(contract, operation))).toEqual([]);
});

test.each(operations)("verify tries all of $operationId on a server that a message can hold", (operation) => {
  const possible = [...listSendableCases(contract, operation), ...listWireCases(contract, operation)];
  const fixtures = { ccId: 2, vdn: 2, agentId: 1000 };
  const sent = listSentCases(contract, withFixtures(contract, operation, fixtures));
  expect(listGaps(listLedger(contract, operation, sent))).toEqual(listGaps(listLedger(contract, operation, possible)));
});

test("a constraint that no case tries is named with its place and the side that is missing", () => {
  const [entry] = listLedger(contract, first);
  if (!entry) throw new Error("the ledger is empty");
  const gaps = listGaps([
    { ...entry, path: ["queryParam"], keyword: "required", detail: "ccId", accepted: 0 },
    { ...entry, path: [], keyword: "type", accepted: 1, refused: 0 },
  ]);
  expect(gaps).toEqual(["no case is at the boundary of queryParam required ccId", "no case breaks the request type"]);
});

test("the ledger finds new constraints of the contract automatically", () => {
  const stricter = structuredClone(contract);
  const schema = Object.values(stricter.components.schemas).find(({ maximum }) => maximum !== undefined);
  if (!schema) throw new Error("no schema of the contract has a maximum");
  delete schema.maximum;
  const count = (one: typeof contract) => listOperations(one).flatMap((operation) => listLedger(one, operation)).length;
  expect(count(stricter)).toBeLessThan(count(contract));
});
