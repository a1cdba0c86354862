import { services } from "@cc-contract/client";
import { listOperations, readContract } from "@cc-contract/spec/contract";
import { expect, test } from "vitest";
import { startMock } from "../src/mock.ts";
import type { Answer, SimulatorOptions } from "../src/simulator/index.ts";
import { type Finding, type Fixtures, type VerifyResult, verify } from "../src/verify/index.ts";
import { optionsFor, withSimulator } from "./run.ts";

const contract = await readContract();

/** What was found, each operation and case once. */
function found({ operations }: VerifyResult, kind: Finding["kind"]): string[] {
  const findings = operations.flatMap(({ cases }) => cases.flatMap((one) => one.findings));
  return [...new Set(findings.filter((one) => one.kind === kind).map((one) => `${one.operationId}: ${one.case}`))];
}

function verifySimulator(options: SimulatorOptions = {}, only?: string[]): Promise<VerifyResult> {
  return withSimulator(options, (simulator) => verify({ ...optionsFor(simulator), only }));
}

test("a server that keeps to the contract holds, and what it ignores is a note", async () => {
  const result = await verifySimulator();
  expect(found(result, "violation")).toEqual([]);
  expect(result.verdict).toBe("holds");
  expect(result.operations.map(({ operationId }) => operationId)).toEqual(
    listOperations(contract).map(({ operationId }) => operationId),
  );
  expect(result.operations.flatMap(({ cases }) => cases).every(({ outcome }) => outcome === "held")).toBe(true);
  expect(found(result, "note")).toContain("queryAgentRests: queryParam with an unknown property");
});

test("pages are not asked of a server that heeds none", async () => {
  const verdicts = await withSimulator({ cti: "3.8" }, async (simulator) => {
    const options = { ...optionsFor(simulator), only: ["queryAgentRests"] };
    const told = await verify({ ...options, fixtures: { ...options.fixtures, cti: "3.8" } });
    return [told.verdict, (await verify(options)).verdict];
  });
  expect(verdicts).toEqual(["holds", "violated"]);
});

/** A falsification of the data of successes. */
function falsify(change: (data: never) => unknown): SimulatorOptions {
  return {
    mutate: (answer: Answer) => {
      const body = Object(answer.body) as Record<string, unknown>;
      return body[services.cms.code] === services.cms.success
        ? { ...answer, body: { ...body, resultDesc: change(body.resultDesc as never) } }
        : answer;
    },
  };
}

test.each<[what: string, operationId: string, SimulatorOptions, part: string]>([
  ["any signature is good", "queryAgentPrivateCalls", { acceptAnySignature: true }, "signed with another secret key"],
  ["pages are ignored", "queryAgentRests", { ignorePaging: true }, "pages of 2 records"],
  ["the window is unsorted", "queryAgentOperations", { unsorted: true }, "plain request"],
  [
    "a field is missing",
    "queryAgentDetails",
    falsify(({ name: _, ...data }: { name: string }) => data),
    "plain request",
  ],
  [
    "it is another agent",
    "queryAgentDetails",
    falsify((data: object) => ({ ...data, workNo: 59_999 })),
    "plain request",
  ],
  ["one record is missing", "queryAgentOperations", falsify((data: unknown[]) => data.slice(1)), "plain request"],
])("a server where %s breaks the contract", async (_, operationId, options, part) => {
  const result = await verifySimulator(options, [operationId]);
  expect(result.verdict).toBe("violated");
  expect(found(result, "violation").join("\n")).toContain(`${operationId}: `);
  expect(found(result, "violation").join("\n")).toContain(part);
});

test("without a window among the fixtures, the last day is asked for, of which servers have records", async () => {
  const verdict = await withSimulator({ ignoreFilters: ["operateType"] }, async (simulator) => {
    const { fixtures, ...options } = optionsFor(simulator);
    const { beginTime: _, endTime: __, ...ids } = fixtures ?? {};
    return (await verify({ ...options, fixtures: ids, only: ["queryAgentOperations"] })).verdict;
  });
  expect(verdict).toBe("violated");
});

test("of Prism, all is found that an example of an answer can't do, and nothing else", async () => {
  const mock = await startMock();
  const credentials = { accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK", guid: "EXAMPLE-GUID" };
  const sample = contract.components.examples.QueryAgentOperationsSampleRequest?.value as Fixtures;
  const { beginTime = "", endTime = "" } = sample;
  const options = { cms: mock.url, gateway: mock.url, ...credentials, fixtures: { beginTime, endTime } };
  const result = await verify(options).finally(() => mock.close());
  const known =
    /signed (with|for) another|of no session|spanning|ending before|no multiple|at the (min|max)imum|pages of|records/;
  expect(found(result, "violation").filter((one) => !known.test(one))).toEqual([]);
  expect(found(result, "violation")).toContain("queryAgentRests: queryParam with offset no multiple of limit");
  expect(found(result, "note")).toContain("queryAgentDetails: message with Authorization signed a day ago");
});

test("each place is one that exists in the contract", async () => {
  const mock = await startMock();
  const credentials = { accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK", guid: "EXAMPLE-GUID" };
  const { operations } = await verify({ cms: mock.url, gateway: mock.url, ...credentials }).finally(() => mock.close());
  for (const { place } of operations.flatMap(({ cases }) => cases.flatMap(({ findings }) => findings))) {
    const keys = place
      .split("/")
      .slice(1)
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    expect([place, keys.reduce<unknown>((part, key) => Object(part)[key], contract)]).not.toEqual([place, undefined]);
  }
});
