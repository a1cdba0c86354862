import { type components, sentinels } from "@cc-contract/client";
import type { Contract } from "@cc-contract/spec/model/contract";
import { codeOf } from "../failures.ts";
import { createRandom, type Random } from "./random.ts";
import type { Operator } from "./timeline.ts";

type Schemas = components["schemas"];

/** Where an agent is found. */
export interface AgentKey {
  ccId: number;
  vdn: number;
  agentId: number;
  signedIn: boolean;
}

/** An agent with what does not change while the simulator runs. */
export interface Agent extends AgentKey, Operator {
  name: string;
  /** Codes of what it is doing, and since when, in milliseconds since 1970. */
  citStatus: number;
  status: Schemas["AgentDetails"]["status"];
  since: number;
  mediaType: number;
  rest: (Schemas["AgentRest"] & { state: RestState }) | undefined;
  privateCalls: string[];
}

/** The numbers of `AgentRests` that an agent with a rest can count in. */
type RestState = "onRestNum" | "allowRestNum" | "waitRestNum";

export interface DataOptions {
  seed: string;
  agentsPerVdn: number;
  /** What is now for the data, in milliseconds since 1970. */
  at: number;
}

const callCentres = 2;
const vdns = 2;

/**
 * The agents of two call centres with two VDNs each, both with the lowest IDs that the contract allows. Both call centres
 * number their agents alike, so that a call centre that is ignored shows; no two VDNs of one share a number. The last
 * agent of each VDN is not signed in, the first is and has private calls.
 */
export function createAgents(contract: Contract, { seed, agentsPerVdn, at }: DataOptions): Agent[] {
  const random = createRandom(`${seed}/agents`);
  const activities = listActivities(contract);
  const signedOut = activityOf(contract, "NotSignedIn", "SignedOut");
  const voice = Number(codeOf(contract, "mediaType", "Voice"));
  const reasons = contract["x-codes"].cantRestReason?.codes.map(({ code }) => code) ?? [];
  const agents: Agent[] = [];
  for (const ccId of count(contract, "CcId", callCentres))
    for (const [index, vdn] of count(contract, "Vdn", vdns).entries())
      for (const place of Array(agentsPerVdn).keys()) {
        const agentId = lowest(contract, "AgentId") + index * agentsPerVdn + place;
        const signedIn = place === 0 || (place < agentsPerVdn - 1 && random.integer(1, 10) > 1);
        const activity = signedIn ? random.pick(activities) : signedOut;
        const name = `Agent ${ccId}-${agentId}`;
        agents.push({
          key: `${ccId}/${agentId}`,
          ...{ ccId, vdn, agentId, signedIn, name, ...activity },
          phoneNo: `055501${random.digits(4)}`,
          since: at - random.integer(0, 3600) * 1000,
          // 0 occurs where there is no medium, and is in no table.
          mediaType: signedIn ? voice : 0,
          rest: signedIn ? restOf(random, { agentId, name, activity, at, reasons }) : undefined,
          privateCalls: signedIn ? privateCallsOf(random, place === 0 ? 2 : 0, at) : [],
        });
      }
  return agents;
}

interface Activity {
  citStatus: number;
  status: Schemas["AgentDetails"]["status"];
  resting: boolean;
}

function listActivities(contract: Contract): [Activity, ...Activity[]] {
  return [
    activityOf(contract, "Idle", "Idle"),
    activityOf(contract, "Talking", "Talking"),
    activityOf(contract, "Busy", "Busy"),
    activityOf(contract, "Working", "WrapUp"),
    activityOf(contract, "Resting", "Resting"),
  ];
}

function activityOf(contract: Contract, cit: string, status: string): Activity {
  return {
    citStatus: Number(codeOf(contract, "citStatus", cit)),
    status: codeOf(contract, "status", status) as Activity["status"],
    resting: status === "Resting",
  };
}

/** Whoever rests has a rest; of the others, one half has requested one. */
function restOf(
  random: Random,
  about: { agentId: number; name: string; activity: Activity; at: number; reasons: unknown[] },
): Agent["rest"] {
  const { agentId, name, activity, at, reasons } = about;
  const requested = random.pick<RestState | undefined>(["allowRestNum", "waitRestNum", undefined, undefined]);
  const state = activity.resting ? "onRestNum" : requested;
  // Drawn in any case, so that the agents that follow don't depend on it.
  const reason = random.integer(0, reasons.length - 1);
  const distance = random.integer(0, 3600) * 1000;
  const restDuration = random.integer(5, 60) * 60;
  if (!state) return undefined;
  return {
    state,
    agentName: name,
    workNo: agentId,
    cantRestReason: reasons[reason] as Schemas["AgentRest"]["cantRestReason"],
    // The unit is not established; here it is that of `loginDate`.
    beginTime: state === "onRestNum" ? at - distance : at + distance,
    restDuration,
  };
}

function privateCallsOf(random: Random, least: number, at: number): string[] {
  const length = Math.max(least, random.integer(0, 3));
  const second = Math.floor(at / 1000);
  return Array.from({ length }, (_, index) => `${second - random.integer(1, 600)}-${1000 + index}`);
}

/** The lowest IDs of a kind that the contract allows. */
function count(contract: Contract, schema: string, length: number): number[] {
  return Array.from({ length }, (_, index) => lowest(contract, schema) + index);
}

function lowest(contract: Contract, schema: string): number {
  return Number(contract.components.schemas[schema]?.minimum);
}

/** The details of an agent. `at` and `signedInAt` are in milliseconds since 1970. */
export function detailsOf(agent: Agent, at: number, signedInAt: number): Schemas["AgentDetails"] {
  const { agentId, vdn, citStatus, name, phoneNo, signedIn, since, mediaType, status } = agent;
  return {
    workNo: agentId,
    vdnId: vdn,
    citStatus,
    name,
    phoneNumber: signedIn ? phoneNo : null,
    loginDate: signedIn ? signedInAt : sentinels.AgentDetails.loginDate,
    currentStateTime: Math.max(0, Math.floor((at - since) / 1000)),
    mediaType,
    status,
  };
}
