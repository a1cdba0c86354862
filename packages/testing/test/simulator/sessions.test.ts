import { createGatewayClient } from "@cc-contract/client";
import { afterAll, expect, test } from "vitest";
import { startSimulator } from "../../src/simulator/index.ts";
import { contract, sendGuid } from "./send.ts";

let time = Date.parse("2024-08-02T12:00:00Z");
const now = () => new Date(time);
const wait = (seconds: number) => {
  time += seconds * 1000;
};

const simulators = {
  fixed: await startSimulator({ now }),
  renewing: await startSimulator({ now, sessions: "dynamic" }),
};
afterAll(() => Promise.all(Object.values(simulators).map((simulator) => simulator.close())));

const codes = contract["x-codes"].retcode?.codes ?? [];
const [expired, notSignedIn] = codes.filter(({ unauthenticated }) => unauthenticated).map(({ code }) => code);

async function codeOf(response: Response): Promise<unknown> {
  expect(response.status).toBe(200);
  return (await response.json()).retcode;
}

test.each([undefined, "", "EXAMPLE-GUID"])("the GUID %j is unknown", async (guid) => {
  expect(await codeOf(await sendGuid(simulators.fixed, guid))).toBe(notSignedIn);
});

test("a GUID gives access to the statistics of its agent only", async () => {
  const simulator = simulators.fixed;
  const { agentId, ccId } = simulator.fixtures;
  const other = simulator.agents.find((agent) => agent.signedIn && agent.ccId === ccId && agent.agentId !== agentId);
  const otherId = Number(other?.agentId);
  const guid = simulator.signIn(otherId);
  expect(guid).not.toBe(simulator.guid);
  expect(await codeOf(await sendGuid(simulator, guid, otherId))).toBe("0");
  expect(await codeOf(await sendGuid(simulator, guid, agentId))).toBe(expired);
  const [own, others] = await Promise.all([
    sendGuid(simulator, simulator.guid).then((response) => response.json()),
    sendGuid(simulator, guid, otherId).then((response) => response.json()),
  ]);
  expect(own.result).not.toEqual(others.result);
});

test("an agent who is unknown or signed out can't sign in", () => {
  const signedOut = simulators.fixed.agents.find((agent) => !agent.signedIn);
  expect(() => simulators.fixed.signIn(59_999)).toThrow(RangeError);
  expect(() => simulators.fixed.signIn(Number(signedOut?.agentId))).toThrow(/not a signed-in agent/);
});

test("in static mode a GUID is never renewed", async () => {
  wait(86_400);
  const response = await sendGuid(simulators.fixed, simulators.fixed.guid);
  expect(response.headers.get("set-guid")).toBeNull();
  expect(await codeOf(response)).toBe("0");
});

test("in dynamic mode a GUID is renewed after a minute, and the old one is valid for two more minutes", async () => {
  const simulator = simulators.renewing;
  const { agentId } = simulator.fixtures;
  const old = simulator.signIn(agentId);
  wait(59);
  expect((await sendGuid(simulator, old)).headers.get("set-guid")).toBeNull();
  wait(1);
  const renewing = await sendGuid(simulator, old);
  const fresh = renewing.headers.get("set-guid")?.replace("JSESSIONID=", "");
  expect(renewing.headers.get("set-guid")).toBe(`JSESSIONID=${simulator.guid}`);
  expect(fresh).not.toBe(old);
  wait(50);
  expect((await sendGuid(simulator, fresh)).headers.get("set-guid")).toBeNull();
  // A client that missed the new one gets it again.
  const late = await sendGuid(simulator, old);
  expect(late.headers.get("set-guid")).toBe(`JSESSIONID=${fresh}`);
  expect(await codeOf(late)).toBe("0");
  wait(70);
  expect(await codeOf(await sendGuid(simulator, old))).toBe("0");
  wait(1);
  expect(await codeOf(await sendGuid(simulator, old))).toBe(expired);
  expect(await codeOf(await sendGuid(simulator, simulator.guid))).toBe("0");
});

test("in dynamic mode two minutes without a call sign the agent out", async () => {
  const simulator = simulators.renewing;
  const guid = simulator.signIn(simulator.fixtures.agentId);
  wait(121);
  const response = await sendGuid(simulator, guid);
  expect(response.headers.get("set-guid")).toBeNull();
  expect(await codeOf(response)).toBe(notSignedIn);
});

test("the client follows the renewals for an hour", async () => {
  const simulator = simulators.renewing;
  const { agentId } = simulator.fixtures;
  const guids: string[] = [];
  const gateway = createGatewayClient({
    baseUrl: simulator.url,
    guid: simulator.signIn(agentId),
    onGuid: (guid) => guids.push(guid),
    retries: 0,
  });
  for (let minute = 0; minute < 60; minute++) {
    wait(60);
    await gateway.queryAgentCallStatistics({ agentid: String(agentId) });
  }
  expect(new Set(guids).size).toBe(60);
  expect(guids.at(-1)).toBe(simulator.guid);
});
