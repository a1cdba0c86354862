import { type components, sentinels } from "@cc-contract/client";
import type { Contract } from "@cc-contract/spec/model/contract";
import { codeOf } from "../failures.ts";
import { utcTime } from "../utc-time.ts";
import { createRandom } from "./random.ts";

type AgentOperation = components["schemas"]["AgentOperation"];

const day = 86_400_000;
const fiveMinutes = 300_000;

/** Retention time of the data, in milliseconds: one day. */
export const retention: number = day;

/** The agent. `key` makes its operations differ from those of others. */
export interface Operator {
  key: string;
  agentId: number;
  vdn: number;
  phoneNo: string;
}

/** What an agent can do, except for signing in and out. */
export type Activity = "idle" | "talk" | "wrapUp" | "busy" | "rest";

/** An action of an agent, before it is written as a record. Times are in milliseconds since 1970. */
export interface Step {
  begin: number;
  end: number;
  /** When the agent has signed in. */
  signedInAt: number;
  operateType: number;
  operateObject: number;
  operateCause: number;
  callType: number;
  callId: string;
}

/** The state of an agent, and since when. */
export interface Situation {
  activity: Activity;
  since: number;
  signedInAt: number;
}

/** A rest in progress or requested. */
export interface Rest {
  begin: number;
  end: number;
  isGranted: boolean;
}

export interface Timeline {
  /**
   * The records of an agent in the day before `until` (milliseconds since 1970), by start: finished operations, and for
   * a call in progress an interim record every five minutes of the clock.
   */
  stepsUntil(operator: Operator, until: number): Step[];
  situationAt(operator: Operator, time: number): Situation;
  /** The current rest of the agent, or one within the next hour. */
  restAt(operator: Operator, time: number): Rest | undefined;
  /** Whether a step is a finished talk. */
  isCall(step: Step): boolean;
  /** A step as the service returns it. */
  record(operator: Operator, step: Step): AgentOperation;
  /** The type of a talk. */
  talk: number;
  callTypes: { inbound: number; outbound: number };
}

/** A step with the simulator's internal data. */
interface PlannedStep extends Step {
  activity?: Activity;
  isGranted: boolean;
}

/**
 * What agents do. Every agent signs in at midnight (UTC), takes and makes calls all day, is sometimes busy or resting, and
 * signs out at the next midnight. The seed determines each day. Idle time is not recorded.
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
  const none = sentinels.AgentOperation;
  const causes = {
    signIn: none.operateCause,
    signOut: code("operateCause", "SignOutByAgent"),
    talk: code("operateCause", "TalkEnded"),
    busy: code("operateCause", "BusyByAgent"),
    rest: code("operateCause", "RestWithoutReason"),
    wrapUp: code("operateCause", "WrapUpByItself"),
  };
  const talkGoesOn = code("operateCause", "TalkGoesOn");
  const callTypes = {
    inbound: code("callType", "NormalInbound"),
    outbound: code("callType", "NormalOutbound"),
  };
  const voice = code("mediaType", "Voice");
  const equipment = code("agentType", "PcAndPhone");

  const days = new Map<string, PlannedStep[]>();

  function stepsOfDay(operator: Operator, start: number): PlannedStep[] {
    const key = `${operator.key}/${start}`;
    if (days.size > 10_000) days.clear();
    const steps = days.get(key) ?? planDay(operator, start);
    days.set(key, steps);
    return steps;
  }

  function planDay({ key, agentId }: Operator, start: number): PlannedStep[] {
    const random = createRandom(`${seed}/operations/${key}/${start}`);
    const steps: PlannedStep[] = [];
    let clock = start;
    const add = (name: keyof typeof types, seconds: number, more: Partial<PlannedStep> = {}) => {
      const end = clock + seconds * 1000;
      steps.push({
        ...{ begin: clock, end, signedInAt: start, operateType: types[name], operateCause: causes[name] },
        operateObject: name === "rest" ? agentId : none.operateObject,
        ...{ callId: "", callType: callTypes.inbound, isGranted: false },
        ...(name !== "signIn" && name !== "signOut" && { activity: name }),
        ...more,
      });
      clock = end;
    };
    add("signIn", 0);
    for (let call = 1; ; call++) {
      clock += random.integer(1, 120) * 1000;
      const talk = random.integer(20, 600);
      const wrapUp = random.integer(5, 60);
      const pause = random.integer(60, 900);
      if (clock + (talk + wrapUp + pause) * 1000 >= start + day) break;
      const callType = random.pick([callTypes.inbound, callTypes.inbound, callTypes.outbound]);
      add("talk", talk, { callType, callId: `${clock / 1000}-${call}` });
      add("wrapUp", wrapUp);
      const activity = random.pick(["busy", "rest", undefined, undefined, undefined] as const);
      if (activity) add(activity, pause, { isGranted: random.integer(0, 1) === 1 });
    }
    clock = start + day;
    add("signOut", 0);
    return steps;
  }

  function dayOf(time: number): number {
    return Math.floor(time / day) * day;
  }

  /** The interim records of a talk, and its final one. */
  function recordsOf(step: PlannedStep): PlannedStep[] {
    if (step.activity !== "talk") return [step];
    const interim: PlannedStep[] = [];
    for (let mark = (Math.floor(step.begin / fiveMinutes) + 1) * fiveMinutes; mark < step.end; mark += fiveMinutes)
      interim.push({ ...step, end: mark, operateCause: talkGoesOn });
    return [...interim, step];
  }

  return {
    talk: types.talk,
    callTypes,
    stepsUntil(operator, until) {
      const kept = ({ begin, end }: Step) => begin >= until - retention && end <= until;
      const today = dayOf(until);
      const steps = [...stepsOfDay(operator, today - day), ...stepsOfDay(operator, today)];
      return steps.flatMap(recordsOf).filter(kept);
    },
    situationAt(operator, time) {
      const past = stepsOfDay(operator, dayOf(time)).filter(({ begin }) => begin <= time);
      // The sign-in is the first of each day.
      const last = past.at(-1) as PlannedStep;
      const goesOn = time < last.end;
      return {
        activity: (goesOn && last.activity) || "idle",
        since: goesOn ? last.begin : last.end,
        signedInAt: last.signedInAt,
      };
    },
    restAt(operator, time) {
      const isNext = ({ activity, begin, end }: PlannedStep) =>
        activity === "rest" && time < end && begin - time < 3_600_000;
      const today = dayOf(time);
      return stepsOfDay(operator, today).find(isNext) ?? stepsOfDay(operator, today + day).find(isNext);
    },
    isCall: ({ operateType, operateCause }) => operateType === types.talk && operateCause === causes.talk,
    record({ agentId, vdn, phoneNo }, step) {
      const { begin, end, signedInAt, operateType, operateObject, operateCause, callType, callId } = step;
      const logon = utcTime(signedInAt).replace(/\D/g, "");
      return {
        id: `${end}${String(operateType).padStart(2, "0")}${String(vdn).padStart(4, "0")}${String(agentId).padStart(5, "0")}`,
        callId,
        // The vendor's sample contains literal quotes.
        phoneNo: `'${phoneNo}'`,
        subCcNo: 1,
        currentAgentId: agentId,
        currentSkillId: callId === "" ? 0 : 1,
        mediaType: voice,
        beginTime: utcTime(begin),
        endTime: utcTime(end),
        vdn,
        callType,
        serviceNo: 1,
        operateType,
        operateObject,
        operateCause,
        agentType: equipment,
        locationId: 1,
        logonSn: `${logon}${String(agentId).padStart(7, "0")}`,
        skillInfoSn: operateType === types.signIn ? null : `${logon}${vdn}`,
      };
    },
  };
}
