import { services } from "@cc-contract/client";
import { keysOf, readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { expect, test } from "vitest";
import { startMock } from "../../src/mock/index.ts";
import type { Filter, SimulatedResponse, SimulatorOptions } from "../../src/simulator/index.ts";
import { valueAt } from "../../src/value-at.ts";
import { type Finding, type Fixtures, type VerifyResult, verify } from "../../src/verify/index.ts";
import { conclude } from "../../src/verify/report-text.ts";
import { simulated } from "../simulator/send.ts";
import { optionsFor, withSimulator } from "./run.ts";
import { window } from "./switches.ts";

const contract = await readContract();

/** Well after midnight, so that every agent has calls since its sign-in, and not so late that there are many. */
const recordedUntil = new Date("2024-08-02T04:00:00Z");

/** What was found, each operation and case once. */
function found({ operations }: VerifyResult, kind: Finding["kind"]): string[] {
  const findings = operations.flatMap(({ cases }) => cases.flatMap((one) => one.findings));
  return [...new Set(findings.filter((one) => one.kind === kind).map((one) => `${one.operationId}: ${one.case}`))];
}

function verifySimulator(options: SimulatorOptions = {}, only?: string[]): Promise<VerifyResult> {
  return withSimulator({ recordedUntil, ...options }, (simulator) => {
    const { fixtures, ...rest } = optionsFor(simulator);
    return verify({ ...rest, fixtures: { ...fixtures, ...window, cti: "3.6" }, only, forgeries: "all" });
  });
}

test("a server that conforms passes, and what it ignores is a note", async () => {
  const result = await verifySimulator();
  expect(found(result, "violation")).toEqual([]);
  expect(result.verdict).toBe("conforms");
  expect(result.operations.map(({ operationId }) => operationId)).toEqual(
    listOperations(contract).map(({ operationId }) => operationId),
  );
  const tried = result.operations.filter(({ operationId }) => simulated.includes(operationId));
  expect(tried.flatMap(({ cases }) => cases).every(({ outcome }) => outcome === "passed")).toBe(true);
  expect(found(result, "note")).toContain("queryAgentRests: queryParam with an unknown property");
});

test("pages are not requested from a server that does not support paging", async () => {
  const verdicts = await withSimulator({ cti: "3.8" }, async (simulator) => {
    const options = { ...optionsFor(simulator), only: ["queryAgentRests"] };
    const aware = await verify({ ...options, fixtures: { ...options.fixtures, cti: "3.8" } });
    const unaware = await verify(options);
    const lines = unaware.operations[0]?.cases.flatMap(({ findings }) => findings.map(({ actual }) => actual));
    expect(lines?.filter((line) => line.includes('set cti: "3.8" in the fixtures'))).toHaveLength(1);
    const wrong = await verify({ ...options, fixtures: { ...options.fixtures, cti: "3.6" } });
    return [aware, unaware, wrong].map(({ verdict }) => verdict);
  });
  expect(verdicts).toEqual(["conforms", "conforms", "violated"]);
});

/** A falsification of the data of successes. */
function falsify(change: (data: never) => unknown): SimulatorOptions {
  const falsified = (data: never) => {
    const resultDesc = change(data);
    return { resultDesc, resultDatas: resultDesc };
  };
  return {
    mutate: (response: SimulatedResponse) => {
      const body = Object(response.body) as Record<string, unknown>;
      return body[services.cms.code] === services.cms.success
        ? { ...response, body: { ...body, ...falsified(body.resultDesc as never) } }
        : response;
    },
  };
}

/** Fields that a response is selected by, and does not name: two of them may have the same data. */
const unnamed: [operationId: string, filter: Filter][] = [
  ...(["queryAgentOperations", "queryAgentDetails", "queryAgentRests", "queryAgentPrivateCalls"] as const).map(
    (operationId): [string, Filter] => [operationId, "ccId"],
  ),
  ...(["vdn", "agentId"] as const).map((filter): [string, Filter] => ["queryAgentPrivateCalls", filter]),
  ["queryAgentRests", "vdn"],
  ["queryAgentCallStatistics", "agentid"],
];

test.each(unnamed)(
  "%s with the same data whatever %s is has a note: two may have the same",
  async (operationId, filter) => {
    const result = await verifySimulator({ ignoreFilters: [filter] }, [operationId]);
    expect(result.verdict).toBe("conforms");
    expect(found(result, "note")).toContain(`${operationId}: response for another ${filter}`);
  },
);

test("a server whose lists are empty conforms, and what is inconclusive is named with the fixtures to give", async () => {
  const result = await verifySimulator(
    falsify((data) => (Array.isArray(data) ? [] : data)),
    ["queryAgentOperations"],
  );
  expect(result.verdict).toBe("conforms");
  expect(conclude(result)).toMatch(/^Conforms, 4 cases inconclusive, see the notes/);
  const notes = result.operations.flatMap(({ cases }) => cases.flatMap(({ findings }) => findings));
  expect(notes.map(({ actual }) => actual)).toContainEqual(
    expect.stringMatching(/set others in the fixtures: currentAgentId, ccId, beginTime, endTime$/),
  );
});

test("records that are not sorted are a note: the contract says nothing about their order", async () => {
  const result = await verifySimulator({ unsorted: true }, ["queryAgentOperations"]);
  expect(result.verdict).toBe("conforms");
  expect(found(result, "note")).toContain("queryAgentOperations: plain request");
});

test("a record that lies across an end of the window is in it, or not", async () => {
  const overlapping = falsify((records: { beginTime: string; endTime: string }[]) =>
    records.map((one) => (one === records[0] ? { ...one, beginTime: "2024-08-01 23:59:00" } : one)),
  );
  const result = await verifySimulator(overlapping, ["queryAgentOperations"]);
  expect(found(result, "violation").join()).not.toContain("plain request");
});

test("an ID at a boundary of its range that is called an invalid parameter is a note", async () => {
  const refuse: SimulatorOptions = {
    mutate: (response, { body }) =>
      /"agentId":59999\b/.test(new TextDecoder().decode(body))
        ? { ...response, body: contract.components.examples.CmsInvalidParameter?.value }
        : response,
  };
  const result = await verifySimulator(refuse, ["queryAgentPrivateCalls"]);
  expect([result.verdict, found(result, "note")]).toEqual([
    "conforms",
    expect.arrayContaining(["queryAgentPrivateCalls: agentId at the maximum"]),
  ]);
});

test("a session that ends too early is noticed, and a renewed one is followed", async () => {
  let responses = 0;
  const codes = contract.components.examples.GatewayNotSignedIn?.value;
  const over: SimulatorOptions = { mutate: (response) => (++responses > 1 ? { ...response, body: codes } : response) };
  const ended = await verifySimulator(over, ["queryAgentCallStatistics"]);
  expect(found(ended, "violation")).toContain("queryAgentCallStatistics: plain request after all others");
  const last = ended.operations[0]?.cases.find(({ description }) => description === "plain request after all others");
  const [violation] = last?.findings ?? [];
  expect(violation?.remedy).toBe("this server has no such session: sign the agent in, and check CC_GUID");

  // Time flies: only whoever takes every new GUID stays signed in.
  let time = recordedUntil.getTime();
  const now = () => {
    time += 20_000;
    return new Date(time);
  };
  const renewed = await verifySimulator({ sessions: "dynamic", now }, ["queryAgentCallStatistics"]);
  expect(found(renewed, "violation")).toEqual([]);
});

test("a response only to the second attempt is a note", async () => {
  let requests = 0;
  const faults = () => {
    requests++;
    return requests === 1 ? "reset" : undefined;
  };
  const result = await verifySimulator({ faults }, ["queryAgentDetails"]);
  expect([result.verdict, found(result, "note")]).toEqual([
    "conforms",
    expect.arrayContaining(["queryAgentDetails: plain request"]),
  ]);
});

test("short credentials change nothing in a response", async () => {
  const result = await verifySimulator({ accessKey: "1", secretKey: "0" });
  expect(found(result, "violation")).toEqual([]);
});

test("credentials and IDs that a server does not know are reported with what to do", async () => {
  const remedies = await withSimulator({ recordedUntil }, async (simulator) => {
    const options = optionsFor(simulator);
    const wrong = [
      { ...options, secretKey: "EXAMPLE", only: ["queryAgentDetails"] },
      { ...options, guid: "EXAMPLE-GUID", only: ["queryAgentCallStatistics"] },
      { ...options, fixtures: { agentId: 59_998 }, only: ["queryAgentDetails"] },
    ];
    const results = await Promise.all(wrong.map((one) => verify(one)));
    return results.map(({ operations }) => operations[0]?.cases[0]?.findings[0]?.remedy);
  });
  expect(remedies).toEqual([
    "this server does not accept the credentials: check CC_ACCESS_KEY and CC_SECRET_KEY",
    "this server has no such session: sign the agent in, and check CC_GUID",
    "these IDs may have no data: set others with --fixtures",
  ]);
});

test("without a window among the fixtures, the last day is requested, of which servers have records", async () => {
  const verdict = await withSimulator({ ignoreFilters: ["operateType"] }, async (simulator) => {
    const { fixtures, ...options } = optionsFor(simulator);
    const { beginTime: _, endTime: __, ...ids } = fixtures ?? {};
    return (await verify({ ...options, fixtures: ids, only: ["queryAgentOperations"] })).verdict;
  });
  expect(verdict).toBe("violated");
});

test("of Prism, all is found that an example can't do, and nothing else, each at a place that the contract has", async () => {
  const mock = await startMock();
  const credentials = { accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK", guid: "EXAMPLE-GUID" };
  const sample = contract.components.examples.QueryAgentOperationsSampleRequest?.value as Fixtures;
  const { beginTime = "", endTime = "" } = sample;
  const fixtures = { beginTime, endTime };
  const options = {
    cms: mock.url,
    gateway: mock.url,
    ...credentials,
    fixtures,
    only: simulated,
    forgeries: "all" as const,
  };
  const result = await verify(options).finally(() => mock.close());
  const known =
    /message with (Authorization|Guid) (signed|of|with|whose)|spanning|ending before|not a multiple|at the (min|max)imum|consecutive pages|records|response for another/;
  expect(found(result, "violation").filter((one) => !known.test(one))).toEqual([]);
  expect(found(result, "violation")).toContain("queryAgentRests: queryParam with offset not a multiple of limit");
  expect(found(result, "note")).toContain("queryAgentDetails: message with Authorization signed a day ago");
  const places = result.operations.flatMap(({ cases }) =>
    cases.flatMap((one) => one.findings.map(({ place }) => place)),
  );
  for (const place of places) expect([place, valueAt(contract, keysOf(place))]).not.toEqual([place, undefined]);
});
