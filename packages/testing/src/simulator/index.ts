import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { timeRange } from "@cc-contract/client";
import type { Contract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { createAdaptorServer } from "@hono/node-server";
import { readFailures } from "../failures.ts";
import { timeSpanOf } from "../fields.ts";
import { readEdition } from "../operations.ts";
import { readRecording } from "../record/recording.ts";
import { paging, type Release } from "../release.ts";
import { type AgentKey, createAgents } from "./data.ts";
import type { Faults } from "./faults.ts";
import { createRandom } from "./random.ts";
import { createReplay } from "./replay.ts";
import { createResponses, type Deviations } from "./responses.ts";
import { createApp, type SimulatedResponse } from "./server.ts";
import { createSessions, sessionScheme } from "./sessions.ts";
import type { ReceivedRequest } from "./signature.ts";
import { createTimeline, retention } from "./timeline.ts";

export type { AgentKey } from "./data.ts";
export { faultHeader } from "./faults.ts";
export type { Filter } from "./responses.ts";
export type { Faults, ReceivedRequest, SimulatedResponse };

export interface SimulatorOptions extends Deviations {
  /** Port on 127.0.0.1; 0, the default, selects a free one. */
  port?: number | undefined;
  accessKey?: string | undefined;
  secretKey?: string | undefined;
  /** Seed of all data and GUIDs. The same seed and time give the same responses. */
  seed?: string | undefined;
  /** Number of agents in each of the four VDNs, at least 2; 30 by default. */
  agentsPerVdn?: number | undefined;
  /** Clock for signatures, sessions and, without `recordedUntil`, the data. */
  now?: (() => Date) | undefined;
  /** End of the single day of data; the present by default. */
  recordedUntil?: Date | undefined;
  /** Permitted clock skew of signatures, in minutes; 15 by default. */
  clockTolerance?: number | undefined;
  /** `dynamic` renews a GUID every minute, `static`, the default, never. */
  sessions?: "static" | "dynamic" | undefined;
  /** Release of the CTI platform: 3.6, the default, supports paging of rests; 3.8 returns them all at once. */
  cti?: Release | undefined;
  /** Year of a later edition of the vendor's pages; the contract's edition by default. */
  edition?: string | undefined;
  /** Faults of every request, as in `delay=50, 503`; the request header X-Fault overrides them. */
  faults?: Faults | undefined;
  /** Folder of a recording to take the responses from instead of generated data; see `cc-contract record`. */
  from?: string | undefined;
  /** Falsifies a response before it is sent, depending on its request. */
  mutate?: ((response: SimulatedResponse, request: ReceivedRequest) => SimulatedResponse) | undefined;
  /** Number of consecutive wrong signatures that lock CC-CMS until the simulator closes; by default, none do. */
  lockAfter?: number | undefined;
  /** Whether wrong and missing signatures are accepted. */
  acceptAnySignature?: boolean | undefined;
  /** Called with a line for each request and each response. */
  log?: ((line: string) => void) | undefined;
}

/** Values that exist on the simulator. Times are UTC. */
export interface Fixtures extends AgentKey {
  /** A day with operations of the agent. */
  beginTime: string;
  endTime: string;
  /** A type of operation that the agent has records of. */
  operateType: number;
}

export interface Simulator {
  /** Origin of both services, as in `http://127.0.0.1:4012`. */
  url: string;
  accessKey: string;
  secretKey: string;
  /** The current GUID of the agent in the fixtures. */
  readonly guid: string;
  readonly fixtures: Fixtures;
  /** Every agent. */
  agents: readonly AgentKey[];
  /**
   * Opens a session of an agent on CC-Gateway and returns its GUID.
   *
   * @throws {RangeError} if the agent is not in the first call centre, or not signed in
   */
  signIn(agentId: number): string;
  close(): Promise<void>;
}

/**
 * Starts a server that behaves like CC-CMS and CC-Gateway, on 127.0.0.1 and in this process.
 *
 * @throws {RangeError} if a fault is unknown
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  return simulateContract(await readEdition(options.edition), options);
}

/** The same, for any contract that has the operations of ours. */
export async function simulateContract(contract: Contract, options: SimulatorOptions): Promise<Simulator> {
  const { accessKey = "EXAMPLEAK", secretKey = "EXAMPLESK", seed = "1", agentsPerVdn = 30 } = options;
  const { port = 0, now = () => new Date(), recordedUntil, cti = paging, clockTolerance = 15 } = options;
  const { faults, mutate, log, ignoreFilters, ignorePaging, unsorted } = options;

  const failures = readFailures(contract);
  const at = () => (recordedUntil ?? now()).getTime();
  const recording = options.from === undefined ? undefined : await readRecording(options.from);
  const recorded = recording?.fixtures as Fixtures | undefined;
  const made = createAgents(contract, { seed, agentsPerVdn, at: at() });
  const agents: readonly AgentKey[] = recorded ? [{ ...keyOf(recorded), signedIn: true }] : made;
  const first = agents[0] as AgentKey;
  const timeline = createTimeline(contract, seed);
  const responses = recording
    ? createReplay(contract, recording, failures)
    : createResponses(contract, {
        ...{ agents: made, timeline, failures, cti, at },
        ...{ ignoreFilters, ignorePaging, unsorted },
      });
  const sessions = createSessions({
    mode: options.sessions ?? "static",
    renewal: sessionScheme(contract).renewal,
    shape: sessionScheme(contract).shape,
    random: createRandom(`${seed}/guids`),
    now,
  });
  const verifier = options.acceptAnySignature ? undefined : { accessKey, secretKey, clockTolerance, now };
  const { lockAfter } = options;
  const app = createApp({ contract, responses, failures, sessions, verifier, lockAfter, faults, mutate, log });

  const step = stepOf(contract);
  const server = createAdaptorServer({ fetch: app.fetch });
  await once(server.listen(port, "127.0.0.1"), "listening");

  const signIn = (agentId: number) => {
    const agent = agents.find((one) => one.ccId === first.ccId && one.agentId === agentId);
    if (!agent?.signedIn)
      throw new RangeError(
        `signIn: ${agentId} is not a signed-in agent of call centre ${first.ccId}; ${first.agentId} is`,
      );
    return sessions.signIn(agentId);
  };
  signIn(first.agentId);

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accessKey,
    secretKey,
    get guid() {
      return String(sessions.guidOf(first.agentId));
    },
    get fixtures() {
      if (recorded) return { ...recorded, ...keyOf(first) };
      const end = Math.ceil(at() / step) * step;
      return {
        ...keyOf(first),
        ...timeRange(new Date(end - retention), new Date(end)),
        operateType: timeline.talk,
      };
    },
    agents: agents.map(keyOf),
    signIn,
    async close() {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      // Including those that wait for a late response.
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}

function keyOf({ ccId, vdn, agentId, signedIn }: AgentKey): AgentKey {
  return { ccId, vdn, agentId, signedIn };
}

/** Maximum length of a window, in milliseconds. */
function stepOf(contract: Contract): number {
  const [span] = listOperations(contract).flatMap((operation) => timeSpanOf(contract, operation) ?? []);
  if (!span) throw new Error("no operation of the contract has x-time-span");
  return span.stepMinutes * 60_000;
}
