import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples } from "@cc-contract/spec/model/operations";
import { createCmsClient, createGatewayClient, operations, services } from "../dist/index.js";

// Calls per second through the client and through a bare `fetch` that does the same, call by call in turn, so that other
// work on the machine falls on all of them alike. The median of the calls counts.

const rounds = 6_000;
const warmUp = 1_000;

// The validators depend on this package, so that it can't name them among its own dependencies.
const { operations: validate } = await import(new URL("../../validators/dist/operations.js", import.meta.url).href);

const server = fork(join(import.meta.dirname, "server.ts"));
const [port] = await once(server, "message");
const baseUrl = `http://127.0.0.1:${port}`;
const contract = await readContract();
const samples = Object.fromEntries(
  listOperations(contract).map((operation) => [operation.operationId, requestExamples(contract, operation).sample]),
);
const body = samples.queryAgentOperations as never;
const agent = (samples.queryAgentCallStatistics as { path: never }).path;
const keys = { accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK" };

const cms = createCmsClient({ baseUrl, ...keys, validate, validationMode: "response" });
const gateway = createGatewayClient({ baseUrl, guid: "EXAMPLE" });
const { contentType } = services.cms;
const getUrl = baseUrl + operations.queryAgentCallStatistics.path.replace(/\{\w+\}/, String(Object.values(agent)[0]));
const postUrl = baseUrl + operations.queryAgentOperations.path;

async function bare(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return response.json();
}

const headers = { "content-type": contentType, [services.gateway.authorization]: "EXAMPLE" };
const contestants: Record<string, () => Promise<unknown>> = {
  "GET, bare fetch": () => bare(getUrl, { headers }),
  "GET, client": () => gateway.queryAgentCallStatistics(agent),
  "POST, bare fetch": () => bare(postUrl, { method: "POST", headers, body: JSON.stringify(body) }),
  "POST, client: signed, answer of 50 records validated": () => cms.queryAgentOperations(body),
};

const times: Record<string, number[]> = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, call] of Object.entries(contestants).sort(() => Math.random() - 0.5)) {
    const begin = performance.now();
    await call();
    const taken = performance.now() - begin;
    if (round >= warmUp) times[name]?.push(taken);
  }

const median = (name: string) => times[name]?.sort((one, other) => one - other)[(rounds - warmUp) / 2] ?? 0;
const perSecond = Object.fromEntries(Object.keys(contestants).map((name) => [name, Math.round(1000 / median(name))]));
const [get, getClient, post, postClient] = Object.keys(contestants) as [string, string, string, string];
const ratios = {
  "without signing": Number((median(get) / median(getClient)).toFixed(2)),
  "with signing and validation": Number((median(post) / median(postClient)).toFixed(2)),
};
console.log("calls per second, one after the other");
for (const [name, value] of Object.entries(perSecond)) console.log(`  ${name.padEnd(56)}${value}`);
for (const [name, value] of Object.entries(ratios)) console.log(`${name}: ${value} of a bare fetch`);

// Memory over many calls, with one signal for all of them: it must not gather listeners.
const { signal } = new AbortController();
const heap: Record<string, number> = {};
for (let done = 0; done <= 100_000; done += 20_000) {
  if (done > 0) await repeat(20_000, () => gateway.queryAgentCallStatistics(agent, { signal }));
  globalThis.gc?.();
  heap[done] = Math.round((process.memoryUsage().heapUsed / 2 ** 20) * 10) / 10;
}
console.log("heap in MiB after so many calls:", heap);

async function repeat(times: number, call: () => Promise<unknown>): Promise<void> {
  let left = times;
  const lane = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: 16 }, lane));
}

server.disconnect();
const results = { node: process.version, perSecond, ratios, heap };
await writeFile(join(import.meta.dirname, "results.json"), `${JSON.stringify(results, null, 2)}\n`);
