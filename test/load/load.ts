import { createCmsClient, createGatewayClient } from "@cc-contract/client";
import { listOperations, readContract } from "@cc-contract/spec/contract";
import { table } from "@cc-contract/spec/scripts/table";
import { operations as validate } from "@cc-contract/validators/operations";
import { startMock } from "../src/mock.ts";
import { startSimulator } from "../src/simulator/index.ts";
import { type Fixtures, withFixtures } from "../src/verify/fixtures.ts";
import { plainRequest } from "../src/verify/plan.ts";

// Many clients at once, bounded in count and time: does every answer hold, does memory stay, is every handle given back?

const clients = 16;
const seconds = 20;
const most = 20_000;

const contract = await readContract();
/** A server to put under load, with the credentials that it takes. */
interface Target {
  url: string;
  accessKey: string;
  secretKey: string;
  guid: string;
  /** A request that succeeds, by operation. */
  requests: Record<string, unknown>;
  close(): Promise<void>;
}

const targets: Record<string, () => Promise<Target>> = {
  mock: async () => ({
    ...(await startMock()),
    ...{ accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK", guid: "EXAMPLE", requests: requestsWith({}) },
  }),
  simulator: async () => {
    const { url, accessKey, secretKey, guid, fixtures, close } = await startSimulator();
    const { signedIn: _, ...ids } = fixtures;
    return { url, accessKey, secretKey, guid, requests: requestsWith(ids), close };
  },
};

/** The plain request of each operation, as the client takes it. */
function requestsWith(fixtures: Fixtures): Record<string, unknown> {
  return Object.fromEntries(
    listOperations(contract).map((operation) => {
      const plain = plainRequest(contract, withFixtures(contract, operation, fixtures)) as { path?: object };
      return [operation.operationId, plain.path ?? plain];
    }),
  );
}

const rows: string[][] = [];
let failed = false;
for (const [name, start] of Object.entries(targets)) {
  const handlesBefore = handles();
  const target = await start();
  const { calls, wrong, heap, milliseconds } = await load(target);
  await target.close();
  const left = await leftOver(handlesBefore);
  failed ||= wrong.length > 0 || left > 0;
  for (const message of new Set(wrong)) console.error(`${name}: ${message}`);
  rows.push([
    name,
    String(calls),
    String(Math.round((calls * 1000) / milliseconds)),
    String(wrong.length),
    heap.map((mebibytes) => mebibytes.toFixed(0)).join(" "),
    String(left),
  ]);
}
console.log(
  table(["Target", "Calls", "Calls a second", "Wrong answers", "Heap in MiB, by quarter", "Handles left"], rows),
);
process.exitCode = failed ? 1 : 0;

async function load({ url: baseUrl, requests, ...credentials }: Target) {
  const ids = Object.keys(requests);
  const options = { baseUrl, validate, retries: 0, timeout: 10_000 };
  const { accessKey, secretKey, guid } = credentials;
  const { raw: _, ...cms } = createCmsClient({ ...options, accessKey, secretKey });
  const { raw: __, ...gateway } = createGatewayClient({ ...options, guid });
  const methods: Record<string, (request: never) => Promise<unknown>> = { ...cms, ...gateway };
  const wrong: string[] = [];
  const heap: number[] = [];
  let calls = 0;
  const begin = performance.now();
  for (let quarter = 1; quarter <= 4; quarter++) {
    const end = begin + (quarter * seconds * 1000) / 4;
    const lane = async (first: number) => {
      for (let index = first; performance.now() < end && calls < (most * quarter) / 4; index++) {
        const id = ids[index % ids.length] as string;
        calls++;
        await methods[id]?.(requests[id] as never).catch((error: Error) => wrong.push(error.message));
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, index) => lane(index)));
    globalThis.gc?.();
    heap.push(process.memoryUsage().heapUsed / 2 ** 20);
  }
  return { calls, wrong, heap, milliseconds: performance.now() - begin };
}

function handles(): number {
  return process.getActiveResourcesInfo().filter((name) => /^(TCP|Pipe|Timeout)/.test(name)).length;
}

/** Servers, connections and timers that are left some time after the end: kept-alive connections close by themselves. */
async function leftOver(before: number): Promise<number> {
  for (let waited = 0; waited < 60 && handles() > before; waited++)
    await new Promise((resolve) => setImmediate(() => setTimeout(resolve, 100)));
  return Math.max(0, handles() - before);
}
