import { type components, sentinels } from "@cc-contract/client";
import type { Contract } from "@cc-contract/spec/model/contract";
import { codeOf } from "../failures.ts";
import { createRandom, type Random } from "./random.ts";
import type { Activity, Operator, Rest, Situation } from "./timeline.ts";

type Schemas = components["schemas"];

/** The location of an agent. */
export interface AgentKey {
  ccId: number;
  vdn: number;
  agentId: number;
  signedIn: boolean;
}

/** The constant data of an agent. */
export interface Agent extends AgentKey, Operator {
  name: string;
  privateCalls: string[];
}

export interface DataOptions {
  seed: string;
  agentsPerVdn: number;
  /** Present time of the data, in milliseconds since 1970. */
  at: number;
}

const callCentres = 2;
const vdns = 2;

/**
 * The agents of two call centres with two VDNs each, both with the lowest IDs that the contract allows. Both call centres
 * use the same agent IDs, so that an ignored call centre is noticed; no two VDNs of a call centre share an ID. The last
 * agent of each VDN is not signed in; the first one is, and has private calls.
 */
export function createAgents(contract: Contract, { seed, agentsPerVdn, at }: DataOptions): Agent[] {
  const random = createRandom(`${seed}/agents`);
  const agents: Agent[] = [];
  for (const ccId of count(contract, "CcId", callCentres))
    for (const [index, vdn] of count(contract, "Vdn", vdns).entries())
      for (const place of Array(agentsPerVdn).keys()) {
        const agentId = lowest(contract, "AgentId") + index * agentsPerVdn + place;
        const signedIn = place === 0 || (place < agentsPerVdn - 1 && random.integer(1, 10) > 1);
        agents.push({
          key: `${ccId}/${agentId}`,
          ...{ ccId, vdn, agentId, signedIn },
          name: `Agent ${ccId}-${agentId}`,
          phoneNo: `055501${random.digits(4)}`,
          privateCalls: signedIn ? privateCallsOf(random, place === 0 ? 2 : 0, at) : [],
        });
      }
  return agents;
}

function privateCallsOf(random: Random, least: number, at: number): string[] {
  const length = Math.max(least, random.integer(0, 3));
  const second = Math.floor(at / 1000);
  return Array.from({ length }, (_, index) => `${second - random.integer(1, 600)}-${1000 + index}`);
}

/** The lowest IDs of one type that the contract allows. */
function count(contract: Contract, schema: string, length: number): number[] {
  return Array.from({ length }, (_, index) => lowest(contract, schema) + index);
}

function lowest(contract: Contract, schema: string): number {
  return Number(contract.components.schemas[schema]?.minimum);
}

/** Codes of agent states, in both tables. */
function stateOf(
  contract: Contract,
  activity: Activity | undefined,
): Pick<Schemas["AgentDetails"], "citStatus" | "status"> {
  const [cit, status] = {
    idle: ["Idle", "Idle"],
    talk: ["Talking", "Talking"],
    busy: ["Busy", "Busy"],
    wrapUp: ["Working", "WrapUp"],
    rest: ["Resting", "Resting"],
    signedOut: ["NotSignedIn", "SignedOut"],
  }[activity ?? "signedOut"] as [string, string];
  return {
    citStatus: Number(codeOf(contract, "citStatus", cit)),
    status: codeOf(contract, "status", status) as Schemas["AgentDetails"]["status"],
  };
}

/** The details of an agent; for an agent that was never signed in, the start of its state is unknown. */
export function detailsOf(
  contract: Contract,
  { agentId, vdn, name, phoneNo }: Agent,
  at: number,
  situation: Situation | undefined,
): Schemas["AgentDetails"] {
  const { citStatus, status } = stateOf(contract, situation?.activity);
  return {
    workNo: agentId,
    vdnId: vdn,
    citStatus,
    name,
    phoneNumber: situation ? phoneNo : null,
    loginDate: situation?.signedInAt ?? sentinels.AgentDetails.loginDate,
    currentStateTime: situation ? Math.floor((at - situation.since) / 1000) : 0,
    // 0 means no medium and is in no table.
    mediaType: situation ? Number(codeOf(contract, "mediaType", "Voice")) : 0,
    status,
  };
}

/** A rest as the service returns it, and the field of `AgentRests` that counts it. */
export function restOf(
  contract: Contract,
  { agentId, name }: Agent,
  at: number,
  { begin, end, isGranted }: Rest,
): { state: "onRestNum" | "allowRestNum" | "waitRestNum"; rest: Schemas["AgentRest"] } {
  const state = begin <= at ? "onRestNum" : isGranted ? "allowRestNum" : "waitRestNum";
  const reasons = contract["x-codes"].cantRestReason?.codes.map(({ code }) => code) ?? [];
  // The reason of the request is kept after approval, because the table has none for that.
  const reason = reasons[(begin / 1000) % reasons.length];
  return {
    state,
    rest: {
      agentName: name,
      workNo: agentId,
      cantRestReason: reason as Schemas["AgentRest"]["cantRestReason"],
      // The unit is undocumented; this uses that of `loginDate`.
      beginTime: begin,
      restDuration: (end - begin) / 1000,
    },
  };
}
