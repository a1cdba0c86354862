import { type components, sentinels } from "@cc-contract/client";
import type { Contract } from "@cc-contract/spec/model/contract";
import { codeOf } from "../failures.ts";
import { utcTime } from "../utc-time.ts";
import { createRandom } from "./random.ts";

type AgentOperation = components["schemas"]["AgentOperation"];

const day = 86_400_000;

/** How long the service keeps its data, in milliseconds: one day. */
export const retention: number = day;

/** Whose operations. `key` makes them differ from those of others. */
export interface Operator {
  key: string;
  agentId: number;
  vdn: number;
  phoneNo: string;
}

/** Something that an agent has done, before it is written as a record. Times are in milliseconds since 1970. */
export interface Step {
  begin: number;
  end: number;
  operateType: number;
  callType: number;
  callId: string;
}

export interface Timeline {
  /** What the agent did in the day before `until`, in milliseconds since 1970, by its begin. Only what has ended is recorded. */
  stepsUntil(operator: Operator, until: number): Step[];
  /** A step as the service returns it. */
  record(operator: Operator, step: Step): AgentOperation;
  /** The types that occur. */
  types: { signIn: number; talk: number; busy: number; rest: number; wrapUp: number };
  callTypes: { inbound: number; outbound: number };
}

/**
 * What agents do. Every agent signs in at midnight (UTC), takes and makes calls all day, is busy or rests now and then, and
 * signs out as the day ends. A day follows from the seed, so that it need not be kept. Idle time is not recorded.
 */
export function createTimeline(contract: Contract, seed: string): Timeline {
  const code = (table: string, name: string) => Number(codeOf(contract, table, name));
  const types = {
    signIn: code("operateType", "SignIn"),
    signOut: code("operateType", "SignOut"),
    talk: code("operateType", "Talk"),
    busy: code("operateType", "Busy"),
    rest: code("operateType", "Rest"),
    wrapUp: code("operateType", "WrapUp"),
  };
  const callTypes = {
    inbound: code("callType", "NormalInbound"),
    outbound: code("callType", "NormalOutbound"),
  };
  const voice = code("mediaType", "Voice");
  const equipment = code("agentType", "PcAndPhone");

  function stepsOfDay({ key }: Operator, start: number): Step[] {
    const random = createRandom(`${seed}/operations/${key}/${start}`);
    const steps: Step[] = [];
    let clock = start;
    const add = (operateType: number, seconds: number, call?: Pick<Step, "callId" | "callType">) => {
      const end = clock + seconds * 1000;
      steps.push({ begin: clock, end, operateType, callId: "", callType: callTypes.inbound, ...call });
      clock = end;
    };
    add(types.signIn, 0);
    for (let call = 1; ; call++) {
      clock += random.integer(1, 120) * 1000;
      const talk = random.integer(20, 600);
      const wrapUp = random.integer(5, 60);
      const pause = random.integer(60, 900);
      if (clock + (talk + wrapUp + pause) * 1000 >= start + day - 1000) break;
      const callType = random.pick([callTypes.inbound, callTypes.inbound, callTypes.outbound]);
      add(types.talk, talk, { callType, callId: `${clock / 1000}-${call}` });
      add(types.wrapUp, wrapUp);
      const activity = random.pick([types.busy, types.rest, undefined, undefined, undefined]);
      if (activity !== undefined) add(activity, pause);
    }
    clock = start + day - 1000;
    add(types.signOut, 0);
    return steps;
  }

  return {
    types,
    callTypes,
    stepsUntil(operator, until) {
      const today = Math.floor(until / day) * day;
      const kept = ({ begin, end }: Step) => begin >= until - retention && end <= until;
      return [...stepsOfDay(operator, today - day), ...stepsOfDay(operator, today)].filter(kept);
    },
    record({ agentId, vdn, phoneNo }, { begin, end, operateType, callType, callId }) {
      const signedIn = Math.floor(begin / day) * day;
      const onCall = callId !== "";
      return {
        id: `${begin}${String(operateType).padStart(2, "0")}${String(vdn).padStart(4, "0")}${String(agentId).padStart(5, "0")}`,
        callId,
        // The sample of the page carries literal quotes.
        phoneNo: `'${phoneNo}'`,
        subCcNo: 1,
        currentAgentId: agentId,
        currentSkillId: onCall ? 1 : 0,
        mediaType: voice,
        beginTime: utcTime(begin),
        endTime: utcTime(end),
        vdn,
        callType,
        serviceNo: 1,
        operateType,
        operateObject: sentinels.AgentOperation.operateObject,
        operateCause: sentinels.AgentOperation.operateCause,
        agentType: equipment,
        locationId: 1,
        logonSn: `${utcTime(signedIn).replace(/\D/g, "")}${String(agentId).padStart(7, "0")}`,
        skillInfoSn: operateType === types.signIn ? null : `${utcTime(signedIn).replace(/\D/g, "")}${vdn}`,
      };
    },
  };
}
