import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { expect, test } from "vitest";
import { listRequestCases } from "../../packages/testing/src/cases.ts";
import { withFixtures } from "../../packages/testing/src/verify/fixtures.ts";
import { listSentCases } from "../../packages/testing/src/verify/plan.ts";
import { listWireCases } from "../../packages/testing/src/wire-cases.ts";
import { table } from "../../tools/lib/table.ts";
import { listGaps, listLedger } from "./ledger.ts";

const contract = await readContract();
const begin = performance.now();
const ledger = listLedger(contract);
const milliseconds = performance.now() - begin;

test("every constraint of every request is tried from both sides", () => {
  const rows = listOperations(contract).map((operation) => {
    const own = ledger.filter(({ operationId }) => operationId === operation.operationId);
    const cases = [...listRequestCases(contract, operation), ...listWireCases(contract, operation)];
    const share = (count: number) => `${((100 * count) / own.length).toFixed(0)} %`;
    return [
      operation.operationId,
      String(own.length),
      share(own.filter(({ accepted }) => accepted > 0).length),
      share(own.filter(({ refused }) => refused > 0).length),
      String(cases.length),
    ];
  });
  const heading = ["Operation", "Constraints", "Held at the edge", "Broken", "Cases"];
  console.log(`${table(heading, rows)}\ncases and ledger in ${milliseconds.toFixed(0)} ms`);
  expect(listGaps(ledger)).toEqual([]);
});

test("verify puts all of it to a server with fixtures, but for what no message can hold", () => {
  const fixtures = { ccId: 2, vdn: 2, agentId: 1000 };
  const sent = listLedger(contract, (_, operation) =>
    listSentCases(contract, withFixtures(contract, operation, fixtures)),
  );
  // Where there is no body, a message can't hold parameters that are no texts, or other places than its path and headers.
  const impossible =
    /^queryAgentCallStatistics: no case breaks (the request|path|header)\S*( path| header)? (type|required|additionalProperties)/;
  expect(listGaps(sent).filter((gap) => !impossible.test(gap))).toEqual([]);
  const highest = listSentCases(contract, withFixtures(contract, operationWithoutBody(), fixtures));
  expect(highest.map(({ data }) => (data as { path: { agentid: string } }).path.agentid)).toContain("59999");
});

function operationWithoutBody() {
  const operation = listOperations(contract).find(({ requestBody }) => !requestBody);
  if (!operation) throw new Error("every operation has a body");
  return operation;
}

test("a constraint that no case tries is named with its operation, its place and the side that is missing", () => {
  const [first, second] = ledger;
  if (!first || !second) throw new Error("the ledger is empty");
  const gaps = listGaps([
    { ...first, path: ["queryParam"], keyword: "required", detail: "ccId", accepted: 0 },
    { operationId: second.operationId, path: [], keyword: "type", accepted: 1, refused: 0 },
  ]);
  expect(gaps).toEqual([
    `${first.operationId}: no case holds at the edge of queryParam required ccId`,
    `${second.operationId}: no case breaks the request type`,
  ]);
});

test("the ledger finds the constraints by itself: one that the contract gains is one more", () => {
  const stricter = structuredClone(contract);
  const schema = Object.values(stricter.components.schemas).find(({ maximum }) => maximum !== undefined);
  if (!schema) throw new Error("no schema of the contract has a maximum");
  delete schema.maximum;
  expect(listLedger(stricter).length).toBeLessThan(ledger.length);
});
