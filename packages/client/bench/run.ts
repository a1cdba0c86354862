import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples } from "@cc-contract/spec/model/operations";
import { type CmsClient, createCmsClient, operations, services } from "../dist/index.js";
import { createClient } from "../dist/methods.js";

// Calls through the client and through a bare `fetch` that does the same, one by one in turn, so that other work on the
// machine slows all of them alike. The median counts.

const rounds = Number(process.argv[2] ?? 6_000);
const warmUp = rounds / 6;
const id = "queryAgentOperations";
// The validators depend on this package, so that it can't name them among its own dependencies.
const { operations: validate } = await import(new URL("../../validators/dist/operations.js", import.meta.url).href);

const server = fork(join(import.meta.dirname, "server.ts"), [id]);
const [port] = await once(server, "message");
const baseUrl = `http://127.0.0.1:${port}`;
const contract = await readContract();
const operation = listOperations(contract).find(({ operationId }) => operationId === id);
const body = operation && (Object.values(requestExamples(contract, operation))[0] as never);
const { contentType, authorization } = services.cms;
const headers = { "content-type": contentType, [authorization]: "EXAMPLE" };

async function bare(): Promise<unknown> {
  const response = await fetch(baseUrl + operations[id].path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return response.json();
}

const unsigned = createClient<CmsClient, never>(services.cms, { baseUrl }, async () => ({ value: "EXAMPLE" }));
const options = { baseUrl, accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK", validate };
const signed = createCmsClient({ ...options, validationMode: "response" });
const contestants: Record<string, () => Promise<unknown>> = {
  "bare fetch": bare,
  unsigned: () => unsigned[id](body as never),
  "signed and validated": () => signed[id](body as never),
};

const times: Record<string, number[]> = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
for (let round = 0; round < rounds; round++)
  for (const [name, call] of Object.entries(contestants).sort(() => Math.random() - 0.5)) {
    const begin = performance.now();
    await call();
    if (round >= warmUp) times[name]?.push(performance.now() - begin);
  }
const median = (name: string) => times[name]?.sort((one, other) => one - other)[Math.floor((rounds - warmUp) / 2)] ?? 0;
const ratios = Object.fromEntries(
  Object.keys(contestants).map((name) => [name, Number((median("bare fetch") / median(name)).toFixed(3))]),
);
console.log(
  `POST, 50 records back: ${Math.round(1000 / median("bare fetch"))} bare fetches a second; as a part of that`,
  ratios,
);

// Memory over many calls, with one signal for all of them: it must not gather listeners.
const { signal } = new AbortController();
const heap: Record<string, number> = {};
for (let done = 0; done <= rounds * 5; done += rounds) {
  for (let call = 0; done > 0 && call < rounds; call += 16)
    await Promise.all(Array.from({ length: 16 }, () => unsigned[id](body as never, { signal })));
  globalThis.gc?.();
  heap[done] = Math.round((process.memoryUsage().heapUsed / 2 ** 20) * 10) / 10;
}
console.log("heap in MiB after so many calls:", heap);

server.disconnect();
await writeFile(
  join(import.meta.dirname, "results.json"),
  `${JSON.stringify({ node: process.version, ratios, heap }, null, 2)}\n`,
);
