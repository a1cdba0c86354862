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
  /** Port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number | undefined;
  accessKey?: string | undefined;
  secretKey?: string | undefined;
  /** What all data and GUIDs follow from. The same seed and time give the same responses. */
  seed?: string | undefined;
  /** How many agents each of the four VDNs has; 30 by default, 2 or more. */
  agentsPerVdn?: number | undefined;
  /** Clock of the signatures, the sessions and, without `recordedUntil`, the data. */
  now?: (() => Date) | undefined;
  /** End of the one day of data; by default, it is always now. */
  recordedUntil?: Date | undefined;
  /** How far the timestamp of a signature may be off, in minutes; 15 by default. */
  clockTolerance?: number | undefined;
  /** `dynamic` renews a GUID every minute, `static`, the default, never. */
  sessions?: "static" | "dynamic" | undefined;
  /** Release of the CTI platform: 3.6, the default, pages through the rests; 3.8 returns them all at once. */
  cti?: Release | undefined;
  /** Year of a later edition of the vendor's pages; without it, that of the contract. */
  edition?: string | undefined;
  /** Faults of every request, as in `delay=50, 503`; the header X-Fault of a request counts instead. */
  faults?: Faults | undefined;
  /** Folder of a recording, from which the responses then come instead of made-up data; see `cc-contract record`. */
  from?: string | undefined;
  /** Falsifies a response before it is sent, also by its request. */
  mutate?: ((response: SimulatedResponse, request: ReceivedRequest) => SimulatedResponse) | undefined;
  /** How many wrong signatures in a row lock CC-CMS until the simulator closes; by default, none do. */
  lockAfter?: number | undefined;
  /** Whether a wrong or missing signature is accepted, too. */
  acceptAnySignature?: boolean | undefined;
  /** Called with a line for each request and each response. */
  log?: ((line: string) => void) | undefined;
}

/** What exists on the simulator, for requests that find something. Times are UTC. */
export interface Fixtures extends AgentKey {
  /** A day in which the agent has operations. */
  beginTime: string;
  endTime: string;
  /** A type of operations that the agent has. */
  operateType: number;
}

export interface Simulator {
  /** Origin of both services, as in `http://127.0.0.1:4012`. */
  url: string;
  accessKey: string;
  secretKey: string;
  /** The present GUID of the agent of the fixtures. */
  readonly guid: string;
  readonly fixtures: Fixtures;
  /** Every agent. */
  agents: readonly AgentKey[];
  /**
   * Opens a session of an agent on CC-Gateway and returns its GUID.
   *
   * @throws {RangeError} where the first call centre has no such agent, or it is not signed in
   */
  signIn(agentId: number): string;
  close(): Promise<void>;
}

/**
 * Starts a server that behaves like CC-CMS and CC-Gateway, on 127.0.0.1 and in this process.
 *
 * @throws {RangeError} where a fault is unknown
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  return simulateContract(await readEdition(options.edition), options);
}

/** The same, by any contract that has the operations of ours. */
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
        `signIn: ${agentId} is no signed-in agent of call centre ${first.ccId}, as ${first.agentId} is`,
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
        operateType: timeline.types.talk,
      };
    },
    agents: agents.map(keyOf),
    signIn,
    async close() {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      // Also those that wait for a late response.
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}

function keyOf({ ccId, vdn, agentId, signedIn }: AgentKey): AgentKey {
  return { ccId, vdn, agentId, signedIn };
}

/** How far apart the ends of a window may lie, in milliseconds. */
function stepOf(contract: Contract): number {
  const [span] = listOperations(contract).flatMap((operation) => timeSpanOf(contract, operation) ?? []);
  if (!span) throw new Error("no operation of the contract has x-time-span");
  return span.stepMinutes * 60_000;
}
