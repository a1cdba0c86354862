import { afterAll, expect, test } from "vitest";
import { startMock } from "../../src/mock/index.ts";

const lines: string[] = [];
const mock = await startMock({ log: (line) => lines.push(line) });
afterAll(() => mock.close());

const statistics = "/agentgateway/resource/calldata/101/statisticsEx";
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(mock.url + path, { headers: { Guid: "EXAMPLE-GUID", ...headers }, signal: AbortSignal.timeout(30_000) });

test.each<[what: string, status: number, path: string, headers?: Record<string, string>]>([
  ["a path that is not percent-encoded", 400, statistics.replace("101", "%zz")],
  ["a path that is not UTF-8", 400, statistics.replace("101", "%ff")],
  ["an Accept that is not a media type", 406, statistics, { Accept: "text" }],
  ["an Accept with a malformed parameter", 406, statistics, { Accept: "a/b;" }],
  ["an invalid Content-Type", 415, statistics, { "Content-Type": "a" }],
])("%s is refused with %i, and the next request gets its response", async (_, status, path, headers) => {
  expect((await get(path, headers)).status).toBe(status);
  expect((await get(statistics)).status).toBe(200);
});

test("a body with an invalid Content-Type is refused with 415 and without a stack", async () => {
  const response = await fetch(`${mock.url}/rest/cmsapp/v1/openapi/agent/agentprivatecall`, {
    method: "POST",
    headers: { Authorization: "EXAMPLE", "Content-Type": "json" },
    body: "{}",
  });
  expect([response.status, await response.text()]).toEqual([415, expect.not.stringContaining("at ")]);
});

test("the log has a line for each request", async () => {
  lines.splice(0);
  await (await get(statistics)).text();
  await expect.poll(() => lines.join("\n")).toMatch(/get \/agentgateway\/.*Request received/);
  expect(lines.join("\n")).not.toContain("EXAMPLE-GUID");
});

test("a port that is taken is an error with its code", async () => {
  await expect(startMock({ port: Number(new URL(mock.url).port) })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("a contract that Prism can't serve is an error that says why", async () => {
  await expect(startMock({ contract: { openapi: "3.1.0", paths: {} } })).rejects.toThrow(/No operations found/);
});
