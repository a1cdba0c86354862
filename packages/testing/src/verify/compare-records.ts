import type { Contract } from "@cc-contract/spec/model/contract";
import { specialValuesOf } from "@cc-contract/spec/model/descriptions";
import { idFields, requestFields, timeSpanOf } from "../fields.ts";
import { timeOf, utcTime } from "../utc-time.ts";
import { valueAt, withValueAt } from "../value-at.ts";
import { skipped, toResult } from "./findings.ts";
import { recordsOf } from "./meaning.ts";
import { lastStep } from "./plan.ts";
import { withoutCodes } from "./probe-codes.ts";
import { fieldsOf } from "./rules/rule.ts";
import { addTo, isTelling, type Trial } from "./run.ts";
import type { CaseResult, Observation } from "./types.ts";

const minute = 60_000;

/** How far the times of one event may differ, and how long its record may take to be written, in milliseconds. */
const tolerance = 2 * minute;
const delay = 10 * minute;

/** Zones differ from UTC by so many milliseconds at most, and by a multiple of that. */
const furthestZone = 14 * 60 * minute;
const zoneStep = 15 * minute;
const zoneTolerance = minute / 6;

interface RecordedAs {
  operation: string;
  where: Record<string, unknown>;
  property: string;
}

/** Times that two operations have of the same event are equal. Where they differ as zones do, one is in local time. */
export async function compareRecords(contract: Contract, trials: Trial[]): Promise<void> {
  const telling = trials.filter(isTelling);
  for (const trial of telling) {
    const { operation, steps } = trial.plan;
    const { success: response } = await trial.sender.send(lastStep(steps[0]));
    if (!response) continue;
    for (const field of fieldsOf({ contract, operation, response })) {
      const rule = field.schema["x-recorded-as"] as RecordedAs | undefined;
      const other = telling.find(({ plan }) => plan.operation.operationId === rule?.operation);
      const isSpecial = specialValuesOf(field.schema).some(({ value }) => value === field.value);
      if (!rule || !other || isSpecial || !isSameAgent(contract, trial, other)) continue;
      addTo(trial.result, await compare(contract, trial, other, { name: field.key, time: Number(field.value), rule }));
    }
  }
}

interface Event {
  name: string;
  time: number;
  rule: RecordedAs;
}

async function compare(
  contract: Contract,
  trial: Trial,
  other: Trial,
  { name, time, rule }: Event,
): Promise<CaseResult> {
  const begin = performance.now();
  const description = `${name} as the records of ${rule.operation} have it`;
  const { operation, steps } = other.plan;
  const [{ data: plain, place }] = steps;
  const data = requestFields(contract, operation)
    .filter((field) => field.name in rule.where)
    .reduce(
      (all, field) => withValueAt(all, field.path, rule.where[field.name]),
      withoutCodes(contract, operation, plain),
    );
  const { success, notTried } = await other.sender.send({ description, expectation: "success", place, data });
  if (!success) return skipped(description, notTried ?? `${rule.operation} had no success`);
  const times = recordsOf(success[operation.service.data])
    .filter((record) => Object.entries(rule.where).every(([key, value]) => record[key] === value))
    .map((record) => timeOf(String(record[rule.property])));
  const observations = judge(times, time, windowOf(contract, other, data)).map(
    (one): Observation => ({ ...one, place, actual: `${name} ${utcTime(time)} UTC; ${one.actual}` }),
  );
  const findings = await trial.sender.report(description, trial.plan.steps[0].data, observations);
  return toResult(description, findings, performance.now() - begin);
}

/** What records of an event say about its time. */
function judge(times: number[], time: number, [from, to]: [number, number]): Pick<Observation, "kind" | "actual">[] {
  const distances = times.map((one) => one - time);
  const isWithin = (distance: number) => Math.abs(distance) <= tolerance;
  if (time < from || time > Math.min(to, Date.now() - delay) || distances.some(isWithin)) return [];
  const shifted = distances.find((distance) => {
    const steps = Math.round(distance / zoneStep);
    return (
      Math.abs(distance) <= furthestZone + tolerance &&
      steps !== 0 &&
      Math.abs(distance - steps * zoneStep) <= zoneTolerance
    );
  });
  if (shifted !== undefined)
    return [
      { kind: "violation", actual: `its record is at ${utcTime(time + shifted)}, as far from it as a zone from UTC` },
    ];
  return [{ kind: "warning", actual: times.length > 0 ? "its records are at other times" : "no record of it" }];
}

function windowOf(contract: Contract, { plan }: Trial, request: unknown): [number, number] {
  const { begin = "", end = "" } = timeSpanOf(contract, plan.operation) ?? {};
  return [timeOf(String(Object(request)[begin])), timeOf(String(Object(request)[end]))];
}

/** Whether both requests are about the same agent; each spells its field in its own way. */
function isSameAgent(contract: Contract, ...trials: Trial[]): boolean {
  const ids = trials.map(({ plan }) => {
    const field = idFields(contract, plan.operation).find(({ name }) => /agentid$/i.test(name));
    return field && String(valueAt(plan.steps[0].data, field.path));
  });
  return ids[0] !== undefined && ids[0] === ids[1];
}
