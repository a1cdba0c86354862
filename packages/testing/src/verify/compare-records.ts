import type { Contract } from "@cc-contract/spec/model/contract";
import { specialValuesOf } from "@cc-contract/spec/model/descriptions";
import { agentFields, requestFields, timeSpanOf } from "../fields.ts";
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

/** Maximum difference between times of the same event, and maximum delay of its record, in milliseconds. */
const tolerance = 2 * minute;
const delay = 10 * minute;

/** Maximum offset of a time zone from UTC, and the step of offsets, in milliseconds. */
const furthestZone = 14 * 60 * minute;
const zoneStep = 15 * minute;
const zoneTolerance = minute / 6;

interface RecordedAs {
  operation: string;
  where: Record<string, unknown>;
  property: string;
}

/** Two operations report the same time for the same event. If the difference is a time zone offset, one is in local time. */
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
  const description = `${name} as in the records of ${rule.operation}`;
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

/** Compares a time with the records of its event. */
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
      {
        kind: "violation",
        actual: `its record is at ${utcTime(time + shifted)}: the difference is a time zone offset`,
      },
    ];
  return [{ kind: "warning", actual: times.length > 0 ? "its records are at other times" : "no record of it" }];
}

function windowOf(contract: Contract, { plan }: Trial, request: unknown): [number, number] {
  const { begin = "", end = "" } = timeSpanOf(contract, plan.operation) ?? {};
  return [timeOf(String(Object(request)[begin])), timeOf(String(Object(request)[end]))];
}

/** Whether both requests are about the same agent; the field names differ. */
function isSameAgent(contract: Contract, ...trials: Trial[]): boolean {
  const ids = trials.map(({ plan }) => {
    const [field] = agentFields(contract, plan.operation);
    return field && String(valueAt(plan.steps[0].data, field.path));
  });
  return ids[0] !== undefined && ids[0] === ids[1];
}
