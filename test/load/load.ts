import { createCmsClient, createGatewayClient } from "@cc-contract/client";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, requestParts } from "@cc-contract/spec/model/operations";
import { operations as validate } from "@cc-contract/validators/operations";
import { startMock } from "../../packages/testing/src/mock/index.ts";
import { startSimulator } from "../../packages/testing/src/simulator/index.ts";
import { type Fixtures, withFixtures } from "../../packages/testing/src/verify/fixtures.ts";
import { plainRequest } from "../../packages/testing/src/verify/plan.ts";
import { table } from "../../tools/lib/table.ts";

// Many concurrent callers for a while: does every call succeed, is memory stable, is every handle released?

const callers = 16;
const seconds = 20;

/** Maximum growth of the heap from one quarter to the next, in MiB, once everything is loaded. */
const growth = 8;

/** A server to put under load, with the credentials that it accepts. */
interface Target {
  url: string;
  accessKey: string;
  secretKey: string;
  guid: string;
  fixtures: Fixtures;
  close(): Promise<void>;
}

const targets: Record<string, () => Promise<Target>> = {
  mock: async () => {
    const keys = { accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK", guid: "EXAMPLE" };
    return { ...(await startMock()), ...keys, fixtures: {} };
  },
  simulator: async () => {
    const { url, accessKey, secretKey, guid, fixtures, close } = await startSimulator();
    return { url, accessKey, secretKey, guid, fixtures: { ...fixtures, signedIn: "" }, close };
  },
};

const contract = await readContract();
const rows: string[][] = [];
for (const [name, start] of Object.entries(targets)) {
  const before = handles();
  const target = await start();
  const { calls, failures, heap } = await load(target);
  await target.close();
  // Keep-alive connections close automatically.
  for (let waited = 0; waited < 60 && handles() > before; waited++) await new Promise((end) => setTimeout(end, 100));
  const left = Math.max(0, handles() - before);
  // The first quarter loads what is kept.
  const grown = heap.slice(2).some((mebibytes, index) => mebibytes - (heap[index + 1] ?? 0) > growth);
  for (const message of new Set(failures)) console.error(`${name}: ${message}`);
  if (failures.length > 0 || left > 0 || grown) process.exitCode = 1;
  const memory = heap.map((mebibytes) => mebibytes.toFixed(0)).join(" ");
  rows.push([name, String(calls), (calls / seconds).toFixed(0), String(failures.length), memory, String(left)]);
}
console.log(table(["Target", "Calls", "a second", "Failures", "Heap in MiB, by quarter", "Handles left"], rows));

async function load({ url: baseUrl, accessKey, secretKey, guid, fixtures }: Target) {
  const options = { baseUrl, validate, retries: 0, timeout: 10_000 };
  const cms = createCmsClient({ ...options, accessKey, secretKey });
  const gateway = createGatewayClient({ ...options, guid });
  const methods = { ...cms, ...gateway } as unknown as Record<string, (request: unknown) => Promise<unknown>>;
  const requests = listOperations(contract).map((operation): [string, unknown] => {
    const request = plainRequest(contract, withFixtures(contract, operation, fixtures));
    const [part = "body"] = requestParts(operation);
    return [operation.operationId, part === "body" ? request : (request as Record<string, unknown>)[part]];
  });
  const failures: string[] = [];
  const heap: number[] = [];
  let calls = 0;
  const begin = performance.now();
  const call = async (end: number) => {
    while (performance.now() < end) {
      const [id, request] = requests[calls++ % requests.length] ?? ["", undefined];
      await methods[id]?.(request).catch((error: Error) => failures.push(error.message));
    }
  };
  for (let quarter = 1; quarter <= 4; quarter++) {
    const end = begin + (quarter * seconds * 1000) / 4;
    await Promise.all(Array.from({ length: callers }, () => call(end)));
    globalThis.gc?.();
    heap.push(process.memoryUsage().heapUsed / 2 ** 20);
  }
  return { calls, failures, heap };
}

function handles(): number {
  return process.getActiveResourcesInfo().filter((name) => /^(TCP|Pipe|Timeout)/.test(name)).length;
}
