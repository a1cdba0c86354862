import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCmsClient, createGatewayClient, ServiceError } from "@cc-contract/client";
import { readContract } from "@cc-contract/spec/model/contract";
import { operations as validate } from "@cc-contract/validators/operations";
import { afterAll, expect, test } from "vitest";
import { type SimulatedResponse, startSimulator } from "../../src/simulator/index.ts";
import { cc, environmentOf } from "../verify/run.ts";

// A server with personal data: a simulator with other names, numbers and call IDs, which echoes credentials.

const contract = await readContract();
const root = await mkdtemp(join(tmpdir(), "record-"));
afterAll(() => rm(root, { recursive: true }));
const folder = join(root, "staging");

const secrets = { accessKey: "STAGINGAK", secretKey: "STAGING-SK-EXAMPLE" };
const signature = "0123456789abcdef".repeat(4);
const persons = ["Wáng", "Xiùyīng", "王秀英", "13912345678"];
const seen: Record<string, unknown>[] = [];

function personal({ body, ...rest }: SimulatedResponse): SimulatedResponse {
  const text = JSON.stringify(body ?? null)
    .replace(/"Agent (\d)-(\d+)"/g, `"Wáng Xiùyīng $2 王秀英"`)
    .replace(/055501\d{4}/g, "13912345678")
    .replace(/"message":""/, `"message":"Hello 王秀英, ${secrets.accessKey}, ${signature}","operator":"Wáng"`);
  seen.push(JSON.parse(text));
  return { ...rest, body: text };
}

const recordedUntil = new Date("2024-08-02T15:15:00Z");
const mutate = (response: SimulatedResponse) => personal(response);
const server = await startSimulator({ ...secrets, agentsPerVdn: 4, recordedUntil, mutate });
afterAll(() => server.close());
const { ccId, vdn, agentId, beginTime, endTime } = server.fixtures;
const fixtures = join(root, "fixtures.json");
await writeFile(fixtures, JSON.stringify({ ccId, vdn, agentId, beginTime, endTime }));
const args = ["record", "--cms", server.url, "--gateway", server.url, "--fixtures", fixtures, "--out", folder];
const run = await cc(args, environmentOf(server));

test("writes the fixtures and a file for each operation", async () => {
  expect(run).toMatchObject({ code: 0, out: expect.stringContaining("simulate --from") });
  expect(await readdir(folder)).toEqual([
    ...["fixtures.json", "queryAgentCallStatistics.json", "queryAgentDetails.json", "queryAgentOperations.json"],
    ...["queryAgentPrivateCalls.json", "queryAgentRests.json"],
  ]);
});

test("has no personal data and no credentials", async () => {
  const names = await readdir(folder);
  const text = (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join();
  const callIds = [...JSON.stringify(seen).matchAll(/"(\d{10}-\d+)"/g)].map(([, id = ""]) => id);
  expect(callIds.length).toBeGreaterThan(10);
  for (const secret of [...persons, ...callIds, ...Object.values(secrets), server.guid, signature, "operator"])
    expect(text).not.toContain(secret);
});

test("IDs of agents are the lowest ones, also where a name with the ID comes before it", async () => {
  const read = async (name: string) => JSON.parse(await readFile(join(folder, `${name}.json`), "utf8"));
  const requests: { request: { queryParam: { agentId: number } } }[] = await read("queryAgentDetails");
  const { minimum } = contract.components.schemas.AgentId as { minimum: number };
  const ids = requests.map(({ request }) => request.queryParam.agentId);
  expect(ids.length).toBeGreaterThan(1);
  for (const id of ids) expect(id).toBeLessThanOrEqual(minimum + 2 * ids.length);
  const [{ response }] = await read("queryAgentRests");
  const rests: { agentName: string; workNo: number }[] = response.resultDesc.agentsRestDetails;
  expect(rests.length).toBeGreaterThan(0);
  for (const { agentName, workNo } of rests) expect(agentName.split(" ")[2]).toBe(String(workNo));
});

test("the simulator responds from it, with windows, types and pages", async () => {
  const replay = await startSimulator({ from: folder });
  const { url: baseUrl, accessKey, secretKey, guid } = replay;
  const cms = createCmsClient({ baseUrl, accessKey, secretKey, validate });
  const gateway = createGatewayClient({ baseUrl, guid, validate });
  const original = createCmsClient({ baseUrl: server.url, ...secrets });
  const queryParam = { ccId, vdn, agentId: replay.fixtures.agentId };

  const details = await cms.queryAgentDetails({ queryParam });
  const { agentsRestDetails: rests } = await cms.queryAgentRests({ queryParam: { ccId, vdn } });
  const own = rests.find(({ workNo }) => workNo === details.workNo);
  if (own) expect(own.agentName).toBe(details.name);
  expect(details.name).toMatch(/^\p{L}{4} \p{L}{7} \d{3} \p{L}{3}$/u);

  const request = { currentAgentId: queryParam.agentId, ccId, beginTime, endTime };
  const all = await cms.queryAgentOperations(request);
  const before = await original.queryAgentOperations({ ...request, currentAgentId: agentId });
  expect(all.map(({ operateType, beginTime: begin }) => [operateType, begin])).toEqual(
    before.map(({ operateType, beginTime: begin }) => [operateType, begin]),
  );
  expect(new Set(all.map(({ phoneNo }) => phoneNo.replaceAll("'", "")))).toEqual(new Set([details.phoneNumber]));
  const hour = { ...request, beginTime: `${endTime.slice(0, 11)}00:00:00`, endTime: `${endTime.slice(0, 11)}01:00:00` };
  const inHour = all.filter((one) => one.beginTime >= hour.beginTime && one.beginTime < hour.endTime);
  expect(await cms.queryAgentOperations(hour)).toEqual(inHour);
  const { operateType } = server.fixtures;
  expect(await cms.queryAgentOperations({ ...request, operateType })).toEqual(
    all.filter((one) => one.operateType === operateType),
  );

  const page = await cms.queryAgentRests({ queryParam: { ccId, vdn, offset: 1, limit: 1 } });
  expect(page.agentsRestDetails).toEqual(rests.slice(1, 2));
  const statistics = await gateway.queryAgentCallStatistics({ agentid: String(replay.fixtures.agentId) });
  expect(statistics.talktime).toBeGreaterThanOrEqual(0);
  await expect(cms.queryAgentDetails({ queryParam: { ...queryParam, agentId: 50_000 } })).rejects.toThrow(ServiceError);
  await replay.close();
});

test.each([
  [["--out", folder], /is not empty: use a new folder/],
  [["--out", join(root, "new"), "--agents", "0"], /--agents expects an integer from 1/],
  [["--out", join(root, "fixtures.json", "a")], /not a directory/],
])("%j is refused, and nothing is sent", async (options, message) => {
  const count = seen.length;
  const refused = await cc([...args.slice(0, -2), ...options], environmentOf(server));
  expect(refused).toMatchObject({ code: 2, err: expect.stringMatching(message) });
  expect(seen.length).toBe(count);
});

test("the first rejected signature ends the run", async () => {
  const count = seen.length;
  const out = join(root, "rejected");
  const rejected = await cc([...args.slice(0, -1), out], {
    ...environmentOf(server),
    CC_SECRET_KEY: "ANOTHER-EXAMPLE",
  });
  expect(rejected).toMatchObject({ code: 3, err: expect.stringMatching(/HTTP 401\. The credentials were rejected/) });
  expect(seen.length).toBe(count + 1);
});

test("a folder that this user can't write to is refused, and nothing is sent", async () => {
  const out = await mkdtemp(join(root, "closed-"));
  // Root may write everywhere, so that another user tries.
  const other = process.getuid?.() === 0 ? { uid: 65_534 } : {};
  await chmod(root, 0o755);
  await chmod(out, 0o555);
  const count = seen.length;
  const refused = await cc([...args.slice(0, -1), out], environmentOf(server), undefined, other);
  expect(refused).toEqual({
    code: 2,
    out: "",
    err: expect.stringMatching(/^--out .*: EACCES: permission denied[^\n]*\n$/),
  });
  expect(seen.length).toBe(count);
});

/** Records a server that gives its first responses another status. */
async function recordWhile(statuses: number[]) {
  let count = 0;
  const mutate = (response: SimulatedResponse) => {
    const status = statuses[count++] ?? response.status;
    return { ...response, status, headers: { ...response.headers, "Retry-After": "0" } };
  };
  const busy = await startSimulator({ ...secrets, agentsPerVdn: 4, mutate });
  const out = join(root, statuses.join("-"));
  const { code, err } = await cc(
    ["record", "--cms", busy.url, "--fixtures", fixtures, "--out", out],
    environmentOf(busy),
  );
  await busy.close();
  return { code, err, count, names: await readdir(out).catch(() => []) };
}

test("a service that is busy is waited for", async () => {
  const { code, err } = await recordWhile([429, 503]);
  expect([code, err]).toEqual([0, expect.stringMatching(/^(\w+: recorded\n)+$/)]);
});

test("the first 403 ends it, and nothing is written", async () => {
  expect(await recordWhile([200, 403])).toEqual({
    code: 3,
    err: expect.stringMatching(
      /: recorded\n.*: HTTP 403\. The service has probably locked this address.*\nNothing was recorded\.\n$/,
    ),
    count: 2,
    names: [],
  });
});

test("a folder without a recording is refused", async () => {
  const refused = await cc(["simulate", "--port", "0", "--from", join(root, "none")], {});
  expect(refused).toMatchObject({ code: 2, err: expect.stringMatching(/--from .* can't be read/) });
});

test.each([
  ["fixtures.json", "null"],
  ["queryAgentDetails.json", "{}"],
  ["queryAgentDetails.json", '[{ "request": {} }]'],
  ["queryAgentDetails.json", "[1"],
])("a recording whose %s is %s is refused", async (name, text) => {
  const broken = await mkdtemp(join(root, "broken-"));
  await writeFile(join(broken, "fixtures.json"), "{}");
  await writeFile(join(broken, name), text);
  await expect(startSimulator({ from: broken })).rejects.toThrow(`${name} is not as cc-contract record has written it`);
});
