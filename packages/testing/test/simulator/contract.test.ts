import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { listCases } from "@cc-contract/spec/model/cases";
import { requestExamples, requestSchema } from "@cc-contract/spec/model/operations";
import { afterAll, describe, expect, test } from "vitest";
import { validatorsOf } from "../../src/operations.ts";
import { type SimulatedResponse, startSimulator } from "../../src/simulator/index.ts";
import { contract, operationOf, operations, sampleOf, sendGuid, sendSigned, simulated } from "./send.ts";

const simulator = await startSimulator();
afterAll(() => simulator.close());

const invalidCms = contract.components.examples.CmsInvalidParameter?.value;
/** What is wrong with a response; nothing of one that has no body. */
const issuesOf = (operationId: string, response: unknown) =>
  validatorsOf(contract, operationId).response?.issues(response) ?? [];

const withBody = operations.filter(({ operationId, requestBody }) => requestBody && simulated.includes(operationId));
describe.each(withBody)("$operationId", (operation) => {
  const { operationId } = operation;
  const send = (body: string, headers = {}) => sendSigned(simulator, { operationId, body, unsigned: headers });
  const cases = listCases(contract, requestSchema(operation), sampleOf(operationId));
  const examples = Object.entries(requestExamples(contract, operation)).map(([description, data]) => ({
    description: `the example ${description}`,
    keyword: "",
    valid: true,
    data,
  }));

  test.each([...examples, ...cases])("$description", async ({ data, valid, keyword }) => {
    const response = await send(JSON.stringify(data));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(operation.service.contentType);
    const received = await response.json();
    expect(issuesOf(operationId, received)).toEqual([]);
    // Keys that the contract doesn't name are ignored.
    if (valid || keyword === "additionalProperties") expect(received).not.toEqual(invalidCms);
    else expect(received).toEqual(invalidCms);
  });

  test.each(["", "{", '{"ccId":1}}', "null", "[]", "\u{feff}x", '"text"'])(
    "%j is an invalid parameter",
    async (body) => {
      const response = await send(body);
      expect([response.status, await response.json()]).toEqual([200, invalidCms]);
    },
  );

  test("another media type gets 415, however it is written the right one is accepted", async () => {
    const sample = JSON.stringify(sampleOf(operationId));
    const statuses = ["text/plain", "application/json", "Application/JSON ;charset=utf-8"].map(
      async (type) => (await send(sample, { "content-type": type })).status,
    );
    expect(await Promise.all(statuses)).toEqual([415, 200, 200]);
  });

  test("another method gets 405, another path with 404", async () => {
    const put = await fetch(simulator.url + operation.path, { method: "PUT" });
    expect([put.status, put.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await fetch(`${simulator.url}${operation.path}/x`, { method: "POST" })).status).toBe(404);
  });
});

test("the body of a request has at most a million bytes", async () => {
  const body = (length: number) => JSON.stringify({ ccId: 1, vdn: 1, agentId: 101, x: "x".repeat(length) });
  expect((await sendSigned(simulator, { body: body(999_000) })).status).toBe(200);
  expect((await sendSigned(simulator, { body: body(1_001_000) })).status).toBe(413);
});

test.each(["100", "60000", "0101", "1e3", "abc", "%20101", "%", "%31%30%31x"])(
  "the agent ID %s is a wrong parameter of the URL",
  async (agentid) => {
    const received = await (await sendGuid(simulator, simulator.guid, agentid)).json();
    expect(issuesOf("queryAgentCallStatistics", received)).toEqual([]);
    expect(received.retcode).toBe("000-002");
  },
);

test("an agent ID may be percent-encoded", async () => {
  const received = await (await sendGuid(simulator, simulator.guid, "%31%30%31")).json();
  expect(received.retcode).toBe("0");
});

test("every agent's responses conform to the contract, on both releases of CTI and for another seed", async () => {
  for (const options of [{}, { cti: "3.8" as const }, { seed: "another", agentsPerVdn: 2 }]) {
    const other = await startSimulator(options);
    const { beginTime, endTime } = other.fixtures;
    for (const { ccId, vdn, agentId, signedIn } of other.agents) {
      const requests = {
        queryAgentOperations: { ccId, currentAgentId: agentId, beginTime, endTime },
        queryAgentDetails: { queryParam: { ccId, vdn, agentId } },
        queryAgentRests: { queryParam: { ccId, vdn, offset: 0, limit: 100 } },
        queryAgentPrivateCalls: { ccId, vdn, agentId },
      };
      for (const [operationId, request] of Object.entries(requests)) {
        const received = await (await sendSigned(other, { operationId, body: JSON.stringify(request) })).json();
        expect(issuesOf(operationId, received)).toEqual([]);
        expect(received.resultCode).toBe("0100000");
      }
      if (!signedIn || ccId !== other.fixtures.ccId) continue;
      const statistics = await (await sendGuid(other, other.signIn(agentId), agentId)).json();
      expect(issuesOf("queryAgentCallStatistics", statistics)).toEqual([]);
      expect(statistics.retcode).toBe("0");
    }
    await other.close();
  }
});

test("a test can falsify each response, its status and its headers", async () => {
  const seen: SimulatedResponse[] = [];
  const mutate = (response: SimulatedResponse) => {
    seen.push(response);
    return {
      ...response,
      status: 201,
      headers: { "X-Mutant": "1" },
      body: response.status === 401 ? undefined : "no JSON",
    };
  };
  const mutant = await startSimulator({ mutate });
  const received = await sendSigned(mutant);
  expect([received.status, received.headers.get("x-mutant"), await received.text()]).toEqual([201, "1", "no JSON"]);
  const refused = await sendSigned(mutant, { change: () => "wrong" });
  expect([refused.status, await refused.text()]).toEqual([201, ""]);
  await sendGuid(mutant, mutant.guid);
  expect(seen.map(({ operationId, status }) => [operationId, status])).toEqual([
    ["queryAgentPrivateCalls", 200],
    ["queryAgentPrivateCalls", 401],
    ["queryAgentCallStatistics", 200],
  ]);
  await mutant.close();
});

test("each request and each response is logged, and none contains credentials", async () => {
  const lines: string[] = [];
  const logging = await startSimulator({ log: (line) => lines.push(line) });
  await sendSigned(logging);
  await sendGuid(logging, logging.guid);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toContain(`POST ${operationOf("queryAgentPrivateCalls").path}`);
  expect(lines.join("\n")).not.toMatch(/EXAMPLE|AgentGateway1/);
  await logging.close();
});

test("a port that is taken is an error", async () => {
  const port = Number(new URL(simulator.url).port);
  await expect(startSimulator({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("close() may be called again", async () => {
  const closed = await startSimulator();
  await Promise.all([closed.close(), closed.close()]);
  await closed.close();
  await expect(fetch(closed.url)).rejects.toThrow();
});

test("close() ends what is under way, and leaves nothing that keeps a process alive", async () => {
  const program = `
    import { startSimulator } from ${JSON.stringify(import.meta.resolve("../../src/simulator/index.ts"))};
    const simulator = await startSimulator();
    const path = ${JSON.stringify(operationOf("queryAgentCallStatistics").path.replace(/\{\w+\}/, "101"))};
    const ask = (fault) => fetch(simulator.url + path, { headers: { "X-Fault": fault, Guid: simulator.guid } });
    await (await ask("none")).text();
    const late = [ask("delay=600000"), ask("drip=600000").then((received) => received.text())];
    await new Promise((resolve) => setTimeout(resolve, 100));
    await simulator.close();
    console.log((await Promise.allSettled(late)).map(({ status }) => status).join());
  `;
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], { timeout: 30_000 });
  expect((await run).stdout).toBe("rejected,rejected\n");
});
