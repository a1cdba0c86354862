import {
  createCmsClient,
  createGatewayClient,
  eachAgentOperation,
  eachAgentRest,
  isSignedIn,
  ServiceError,
} from "@cc-contract/client";
import { readContract } from "@cc-contract/spec/model/contract";
import { operations as validate } from "@cc-contract/validators/operations";
import { afterAll, describe, expect, test } from "vitest";
import { codeOf } from "../../src/failures.ts";
import { type AgentKey, type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/index.ts";

// A quarter past three, so that the data reach over a midnight.
const recordedUntil = new Date("2024-08-02T15:15:00Z");
const started: Simulator[] = [];
afterAll(() => Promise.all(started.map((simulator) => simulator.close())));

async function start(options: SimulatorOptions = {}) {
  const simulator = await startSimulator({ recordedUntil, ...options });
  started.push(simulator);
  const { url: baseUrl, accessKey, secretKey, guid, fixtures } = simulator;
  const shared = { baseUrl, validate, retries: 0 };
  const cms = createCmsClient({ ...shared, accessKey, secretKey });
  return { simulator, cms, gateway: createGatewayClient({ ...shared, guid }), ...fixtures };
}

function withoutState({ ccId, vdn, agentId }: AgentKey) {
  return { ccId, vdn, agentId };
}

async function listOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const { simulator, cms, gateway, ccId, vdn, agentId, beginTime, endTime, operateType } = await start();
const allOf = (currentAgentId: number) => cms.queryAgentOperations({ currentAgentId, ccId, beginTime, endTime });
const all = await allOf(agentId);
const [otherCentre] = simulator.agents.filter((agent) => agent.ccId !== ccId);
const signedOut = simulator.agents.find((agent) => !agent.signedIn) ?? simulator.fixtures;

describe("operations", () => {
  test("are those of one day, by start, each with a unique ID", () => {
    expect([beginTime, endTime]).toEqual(["2024-08-01 15:15:00", "2024-08-02 15:15:00"]);
    expect(all.length).toBeGreaterThan(100);
    const begins = all.map((operation) => operation.beginTime);
    expect(begins).toEqual(begins.toSorted());
    expect(begins.every((begin) => begin >= beginTime && begin < endTime)).toBe(true);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.every(({ currentAgentId }) => currentAgentId === agentId)).toBe(true);
  });

  test("begin in the window: its begin is part of it, its end is not", async () => {
    const middle = all[50]?.beginTime ?? "";
    const shift = (minutes: number) =>
      new Date(Date.parse(`${middle.replace(" ", "T")}Z`) + minutes * 60_000)
        .toISOString()
        .slice(0, 19)
        .replace("T", " ");
    const within = (begin: string, end: string) =>
      all.filter((operation) => operation.beginTime >= begin && operation.beginTime < end);
    for (const [from, to] of [
      [0, 15],
      [-15, 0],
      [-60, 60],
      [-720, 15],
    ] as const) {
      const window = { beginTime: shift(from), endTime: shift(to) };
      const found = await cms.queryAgentOperations({ currentAgentId: agentId, ccId, ...window });
      expect(found).toEqual(within(window.beginTime, window.endTime));
      expect(found.some((operation) => operation.beginTime === middle)).toBe(to > 0);
    }
  });

  test("are of the type that is requested, of each type some", async () => {
    const types = [...new Set(all.map((operation) => operation.operateType))];
    expect(types).toContain(operateType);
    expect(types.length).toBeGreaterThan(5);
    for (const type of [...types, -1]) {
      const request = { currentAgentId: agentId, ccId, beginTime, endTime, operateType: type };
      const expected = all.filter((operation) => operation.operateType === type);
      expect(await cms.queryAgentOperations(request)).toEqual(expected);
    }
  });

  test("differ by agent and by call centre; without one they are those of the first", async () => {
    expect(await allOf(agentId + 1)).not.toEqual(all);
    const request = { currentAgentId: agentId, beginTime, endTime };
    expect(await cms.queryAgentOperations(request)).toEqual(all);
    expect(otherCentre?.agentId).toBe(agentId);
    const elsewhere = await cms.queryAgentOperations({ ...request, ccId: Number(otherCentre?.ccId) });
    expect(elsewhere.length).toBeGreaterThan(100);
    expect(elsewhere).not.toEqual(all);
  });

  test("are empty for agents that are unknown or not signed in, and outside of the day", async () => {
    expect(await allOf(99_999)).toEqual([]);
    expect(await allOf(signedOut.agentId)).toEqual([]);
    const window = { beginTime: "2024-07-01 00:00:00", endTime: "2024-07-02 00:00:00" };
    expect(await cms.queryAgentOperations({ currentAgentId: agentId, ...window })).toEqual([]);
  });

  test("come each once over a span of several windows", async () => {
    const span = { from: new Date("2024-07-31T00:00:00Z"), to: new Date("2024-08-03T00:00:00Z") };
    const found = await listOf(eachAgentOperation(cms, { currentAgentId: agentId, ...span }));
    expect(found).toEqual(all);
  });
});

describe("details", () => {
  test("are those of the agent", async () => {
    const details = await cms.queryAgentDetails({ queryParam: { ccId, vdn, agentId } });
    expect(details).toMatchObject({ workNo: agentId, vdnId: vdn, loginDate: Date.parse("2024-08-02T00:00:00Z") });
    expect(isSignedIn(details)).toBe(true);
  });

  test("of an agent that is not signed in carry the date in 2106", async () => {
    const details = await cms.queryAgentDetails({ queryParam: withoutState(signedOut) });
    expect(isSignedIn(details)).toBe(false);
    expect(details).toMatchObject({ citStatus: 0, status: 2, phoneNumber: null });
  });

  test("of an agent that isn't there, or in another VDN, are a failure", async () => {
    const last = Math.max(...simulator.agents.map((agent) => agent.agentId));
    for (const queryParam of [
      { ccId, vdn, agentId: 59_999 },
      { ccId, vdn, agentId: last },
      { ccId: 99, vdn, agentId },
    ])
      await expect(cms.queryAgentDetails({ queryParam })).rejects.toThrow(ServiceError);
  });
});

describe("rests", () => {
  const every = async (client: typeof cms, place: { ccId: number; vdn: number; limit?: number }) =>
    listOf(eachAgentRest(client, place));

  test("are those of the VDN, and the numbers count them", async () => {
    const { agentsRestDetails: rests, ...numbers } = await cms.queryAgentRests({ queryParam: { ccId, vdn } });
    expect(rests.length).toBe(numbers.allowRestNum + numbers.onRestNum + numbers.waitRestNum);
    expect(Math.min(...Object.values(numbers))).toBeGreaterThan(0);
    const own = simulator.agents.filter((agent) => agent.ccId === ccId && agent.vdn === vdn);
    expect(own.map((agent) => agent.agentId)).toEqual(expect.arrayContaining(rests.map(({ workNo }) => workNo)));
    expect(await every(cms, { ccId, vdn: vdn + 1 })).not.toEqual(rests);
    expect(await every(cms, { ccId, vdn: 5000 })).toEqual([]);
  });

  test.each([1, 3, 5, 100])("come in pages of %d, and together are the same", async (limit) => {
    const { agentsRestDetails } = await cms.queryAgentRests({ queryParam: { ccId, vdn } });
    const queryParam = { ccId, vdn, offset: limit, limit };
    const second = await cms.queryAgentRests({ queryParam });
    expect(second.agentsRestDetails).toEqual(agentsRestDetails.slice(limit, 2 * limit));
    expect(await every(cms, { ccId, vdn, limit })).toEqual(agentsRestDetails);
  });

  test("of more agents than a page holds come all", async () => {
    const many = await start({ agentsPerVdn: 500 });
    const rests = await every(many.cms, { ccId, vdn });
    expect(rests.length).toBeGreaterThan(100);
    expect(new Set(rests.map(({ workNo }) => workNo)).size).toBe(rests.length);
  });

  test("come all at once on CTI 3.8, or where paging is switched off", async () => {
    const { agentsRestDetails } = await cms.queryAgentRests({ queryParam: { ccId, vdn } });
    for (const options of [{ cti: "3.8" as const }, { ignorePaging: true }]) {
      const other = await start(options);
      const page = await other.cms.queryAgentRests({ queryParam: { ccId, vdn, offset: 4, limit: 2 } });
      expect(page.agentsRestDetails).toEqual(agentsRestDetails);
    }
  });
});

test("private calls are those of the agent, and there are none for an unknown one", async () => {
  const own = await cms.queryAgentPrivateCalls({ ccId, vdn, agentId });
  expect(own.length).toBeGreaterThan(1);
  const { ccId: centre = 0, vdn: place = 0 } = otherCentre ?? {};
  expect(await cms.queryAgentPrivateCalls({ ccId: centre, vdn: place, agentId })).not.toEqual(own);
  expect(await cms.queryAgentPrivateCalls({ ccId, vdn: vdn + 1, agentId })).toEqual([]);
  expect(await cms.queryAgentPrivateCalls(withoutState(signedOut))).toEqual([]);
});

test("statistics add up the calls since the sign-in", async () => {
  const ended = codeOf(await readContract(), "operateCause", "TalkEnded");
  const talks = all.filter(
    (one) => one.beginTime >= "2024-08-02" && one.operateType === operateType && one.operateCause === ended,
  );
  const seconds = ({ beginTime, endTime }: (typeof all)[number]) =>
    (Date.parse(`${endTime}Z`) - Date.parse(`${beginTime}Z`)) / 1000;
  const { talktime, answernums, calloutnums } = await gateway.queryAgentCallStatistics({ agentid: String(agentId) });
  expect(talktime).toBe(talks.reduce((sum, talk) => sum + seconds(talk), 0));
  expect(answernums + calloutnums).toBe(talks.length);
  expect(Math.min(answernums, calloutnums)).toBeGreaterThan(0);
});

test("the same seed gives the same data, another seed others", async () => {
  const request = { currentAgentId: agentId, beginTime, endTime };
  const [same, other] = [await start(), await start({ seed: "another" })];
  expect(same.simulator.guid).toBe(simulator.guid);
  expect(same.simulator.agents).toEqual(simulator.agents);
  expect(await same.cms.queryAgentOperations(request)).toEqual(all);
  expect(other.simulator.guid).not.toBe(simulator.guid);
  expect(await other.cms.queryAgentOperations(request)).not.toEqual(all);
});

test("without a fixed day the data end now", async () => {
  const present = await start({ recordedUntil: undefined });
  const request = { currentAgentId: agentId, beginTime: present.beginTime, endTime: present.endTime };
  const found = await present.cms.queryAgentOperations(request);
  expect(found.length).toBeGreaterThan(100);
  const last = Date.parse(`${found.at(-1)?.endTime}Z`);
  expect(last).toBeLessThanOrEqual(Date.now());
  expect(last).toBeGreaterThan(Date.now() - 3_600_000);
});

describe("switched off on purpose", () => {
  const window = { beginTime: "2024-08-02 10:00:00", endTime: "2024-08-02 11:00:00" };
  const ask = async (options: SimulatorOptions) =>
    (await start(options)).cms.queryAgentOperations({ currentAgentId: agentId, ccId, operateType, ...window });

  test("the order", async () => {
    const healthy = await ask({});
    expect(healthy.length).toBeGreaterThan(1);
    expect(await ask({ unsorted: true })).toEqual([...healthy.slice(1), healthy[0]]);
  });

  test("each filter alone, and all of them", async () => {
    const inWindow = (one: (typeof all)[number]) => one.beginTime >= window.beginTime && one.beginTime < window.endTime;
    const ofType = (one: (typeof all)[number]) => one.operateType === operateType;
    expect(await ask({ ignoreFilters: ["operateType"] })).toEqual(all.filter(inWindow));
    expect(await ask({ ignoreFilters: ["beginTime", "endTime"] })).toEqual(all.filter(ofType));
    const others = await allOf(agentId + 1);
    expect(await ask({ ignoreFilters: ["currentAgentId"] })).toEqual(others.filter(inWindow).filter(ofType));
    expect(await ask({ ignoreFilters: true })).toEqual(others);
    expect(await ask({ ignoreFilters: false })).toEqual(all.filter(inWindow).filter(ofType));
  });

  test("the VDN", async () => {
    const blind = await start({ ignoreFilters: ["vdn"] });
    const details = await blind.cms.queryAgentDetails({ queryParam: { ccId, vdn: 5000, agentId } });
    expect(details.vdnId).toBe(vdn);
    const { agentsRestDetails } = await blind.cms.queryAgentRests({ queryParam: { ccId, vdn } });
    expect(new Set(agentsRestDetails.map(({ workNo }) => workNo > 130)).size).toBe(2);
  });
});
