import { createCmsClient, createGatewayClient } from "@cc-contract/client";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { operations as validate } from "@cc-contract/validators/operations";
import { startMock } from "../../packages/testing/src/mock.ts";
import { startSimulator } from "../../packages/testing/src/simulator/index.ts";
import { type Fixtures, withFixtures } from "../../packages/testing/src/verify/fixtures.ts";
import { checkMeaning } from "../../packages/testing/src/verify/meaning.ts";
import { plainRequest } from "../../packages/testing/src/verify/plan.ts";
import { table } from "../../tools/lib/table.ts";

// Many clients at once, bounded in count and time: does every answer hold, does memory stay, is every handle given back?

const clients = 16;
const seconds = 20;
const most = 20_000;

/** Mebibytes that the heap may grow by from one quarter to the next, once everything is loaded. */
const growth = 8;

/** Agents that the clients ask for, in turn. */
const agents = 8;

const contract = await readContract();
/** A server to put under load, with the credentials that it takes. */
interface Target {
  url: string;
  accessKey: string;
  secretKey: string;
  /** Requests that succeed, by operation, one for each agent. */
  requests: Record<string, unknown>[];
  /** GUID of the session of each agent. */
  guids: string[];
  close(): Promise<void>;
}

const targets: Record<string, () => Promise<Target>> = {
  mock: async () => ({
    ...(await startMock()),
    ...{ accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK", guids: ["EXAMPLE"], requests: [requestsWith({})] },
  }),
  simulator: async () => {
    const { url, accessKey, secretKey, fixtures, close, ...simulator } = await startSimulator();
    const { signedIn: _, ...ids } = fixtures;
    const own = simulator.agents.filter(({ signedIn, ccId, vdn }) => signedIn && ccId === ids.ccId && vdn === ids.vdn);
    const some = own.slice(0, agents).map(({ agentId }) => agentId);
    const requests = some.map((agentId) => requestsWith({ ...ids, agentId }));
    return { url, accessKey, secretKey, guids: some.map(simulator.signIn), requests, close };
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
  // The first quarter loads what is kept.
  const grown = heap.slice(2).some((mebibytes, index) => mebibytes - (heap[index + 1] ?? 0) > growth);
  if (grown) console.error(`${name}: the heap grows by more than ${growth} MiB a quarter`);
  failed ||= wrong.length > 0 || left > 0 || grown;
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
  const options = { baseUrl, validate, retries: 0, timeout: 10_000 };
  const { accessKey, secretKey, guids } = credentials;
  const { raw: _, ...cms } = createCmsClient({ ...options, accessKey, secretKey });
  // Each agent has its own session.
  const callers = guids.map((guid): Record<string, (request: never) => Promise<unknown>> => {
    const { raw: __, ...gateway } = createGatewayClient({ ...options, guid });
    return { ...cms, ...gateway };
  });
  const wrong: string[] = [];
  const heap: number[] = [];
  let calls = 0;
  const begin = performance.now();
  for (let quarter = 1; quarter <= 4; quarter++) {
    const end = begin + (quarter * seconds * 1000) / 4;
    const lane = async (first: number) => {
      for (let index = first; performance.now() < end && calls < (most * quarter) / 4; index++) {
        const caller = first % callers.length;
        const own = Object.entries(requests[caller] ?? {});
        const [id, request] = own[index % own.length] ?? [];
        if (id === undefined) throw new Error("there is nothing to ask");
        calls++;
        await callers[caller]
          ?.[id]?.(request as never)
          .then((data) => wrong.push(...foreign(id, request, data)))
          .catch((error: Error) => wrong.push(error.message));
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, index) => lane(index)));
    globalThis.gc?.();
    heap.push(process.memoryUsage().heapUsed / 2 ** 20);
  }
  return { calls, wrong, heap, milliseconds: performance.now() - begin };
}

/** Records of an answer that are of another agent than the one that was asked for. The mock knows but one. */
function foreign(id: string, request: unknown, data: unknown): string[] {
  const operation = listOperations(contract).find(({ operationId }) => operationId === id);
  if (!operation) return [];
  const context = { contract, operation, paged: true, invalidCodes: [], hide: (text: string) => text };
  const wrong = checkMeaning(context, request, { [operation.service.data]: data });
  return wrong.map(({ came }) => `${id}: ${came}`);
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
