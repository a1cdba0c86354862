import { sentinels } from "@cc-contract/client";
import { readContract } from "@cc-contract/spec/model/contract";
import { expect, test } from "vitest";
import { codeOf, readFailures } from "../../src/failures.ts";
import { paging } from "../../src/release.ts";
import { createAgents } from "../../src/simulator/data.ts";
import { createRandom } from "../../src/simulator/random.ts";
import { createResponses } from "../../src/simulator/responses.ts";
import { createTimeline } from "../../src/simulator/timeline.ts";
import { timeOf, utcTime } from "../../src/utc-time.ts";

// What the five operations say of an agent is one story, whoever it is and at whatever second of a day.

const contract = await readContract();
const day = 86_400_000;
const start = Date.parse("2024-08-02T00:00:00Z");
let at = start;
const agents = createAgents(contract, { seed: "1", agentsPerVdn: 4, at });
const timeline = createTimeline(contract, "1");
const failures = readFailures(contract);
const responses = createResponses(contract, { agents, timeline, failures, cti: paging, at: () => at });
const code = (table: string, name: string) => codeOf(contract, table, name);

const random = createRandom("seconds");
const seconds = [
  ...[0, 1, 299, 300, 301, 43_200, 86_398, 86_399],
  ...Array.from({ length: 24 }, () => random.integer(0, 86_399)),
].map((second) => [utcTime(start + second * 1000), start + second * 1000] as const);

/** Records until now, as CC-CMS returns them. */
function recordsOf(ccId: number, currentAgentId: number) {
  const window = { beginTime: utcTime(at - day), endTime: utcTime(at + day) };
  const { resultDesc } = responses.queryAgentOperations({ ccId, currentAgentId, ...window });
  return resultDesc as Exclude<typeof resultDesc, string>;
}

type AgentOperation = ReturnType<typeof recordsOf>[number];
const isOf = (type: string, cause: string) => (one: AgentOperation) =>
  one.operateType === code("operateType", type) && one.operateCause === code("operateCause", cause);
const isInterim = isOf("Talk", "TalkGoesOn");
const isEnd = isOf("Talk", "TalkEnded");

test.each(seconds)("at %s", (_, time) => {
  for (const { ccId, vdn, agentId, signedIn } of agents) {
    at = time;
    const { resultDesc: details } = responses.queryAgentDetails({ queryParam: { ccId, vdn, agentId } });
    const { resultDesc: rests } = responses.queryAgentRests({ queryParam: { ccId, vdn } });
    if (typeof details === "string" || typeof rests === "string") throw new Error("a failure");
    const { loginDate, currentStateTime, status } = details;
    const records = recordsOf(ccId, agentId);
    const rest = rests.agentsRestDetails.find(({ workNo }) => workNo === agentId);
    if (!signedIn) {
      expect([records, rest, status, loginDate]).toEqual([
        ...[[], undefined, code("status", "SignedOut"), sentinels.AgentDetails.loginDate],
      ]);
      continue;
    }
    const signIn = records.findLast(({ operateType }) => operateType === code("operateType", "SignIn"));
    expect(timeOf(signIn?.beginTime ?? "")).toBe(loginDate);

    // Nothing that has ended reaches into the present state, and right before an idle time something has ended.
    const ended = records.filter((one) => !isInterim(one));
    const since = at - currentStateTime * 1000;
    const last = Math.max(...ended.map(({ endTime }) => timeOf(endTime)));
    expect(last).toBeLessThanOrEqual(since);
    if (status === code("status", "Idle")) expect(last).toBe(since);

    // An operation in progress will be recorded with the start time that the state has now.
    const states = { Talk: "Talking", Busy: "Busy", WrapUp: "WrapUp", Rest: "Resting" };
    const [type] = Object.entries(states).find(([, name]) => status === code("status", name)) ?? [];
    at = time + 3_600_000;
    const next = recordsOf(ccId, agentId).find((one) => timeOf(one.beginTime) === since && timeOf(one.endTime) > time);
    expect(next?.operateType).toBe(type && code("operateType", type));

    const isResting = rest !== undefined && rest.beginTime <= time;
    expect(isResting).toBe(status === code("status", "Resting"));
    if (isResting) expect(rest.beginTime).toBe(since);

    at = time;
    const statistics = responses.queryAgentCallStatistics({ path: { agentid: String(agentId) } }, agentId);
    if (ccId !== agents[0]?.ccId || !("result" in statistics)) continue;
    const talks = records.filter((one) => isEnd(one) && timeOf(one.beginTime) >= loginDate);
    const { talktime, answernums, calloutnums } = statistics.result;
    expect(answernums + calloutnums).toBe(talks.length);
    expect(talktime).toBe(talks.reduce((sum, one) => sum + (timeOf(one.endTime) - timeOf(one.beginTime)) / 1000, 0));
  }
});

test("reasons and objects are those of the type, and a talk has an interim record at every five minutes of the clock", () => {
  at = start + day;
  const all = agents.flatMap(({ ccId, agentId }) => recordsOf(ccId, agentId));
  const none = sentinels.AgentOperation;
  for (const { operateType, operateCause, operateObject, currentAgentId } of all) {
    const known = contract["x-codes"].operateCause?.codes.filter((one) => one.operateType === operateType) ?? [];
    expect(known.length === 0 ? [none.operateCause] : known.map((one) => one.code)).toContain(operateCause);
    const isRest = operateType === code("operateType", "Rest");
    expect(operateObject).toBe(isRest ? currentAgentId : none.operateObject);
  }
  const interim = all.filter(isInterim);
  expect(interim.length).toBeGreaterThan(100);
  for (const { endTime, callId, currentAgentId, beginTime } of interim) {
    expect(endTime).toMatch(/:\d[05]:00$/);
    const end = all.find((one) => isEnd(one) && one.callId === callId && one.currentAgentId === currentAgentId);
    expect(end?.beginTime).toBe(beginTime);
  }
});
