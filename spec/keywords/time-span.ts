import type { KeywordCase, Values } from "./own.ts";

/** `x-time-span` of an object schema: two properties are the ends of a time span. */
export interface TimeSpan {
  /** Name of the property with the start, a string `yyyy-MM-dd HH:mm:ss` in UTC. */
  begin: string;
  /** Name of the property with the end, in the same format. */
  end: string;
  /** The span is a positive multiple of this many minutes. */
  stepMinutes: number;
  /** The span is at most this many minutes long. */
  maxMinutes: number;
}

const dateTime = /^([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])$/;

function milliseconds(value: unknown): number | undefined {
  const parts = typeof value === "string" ? dateTime.exec(value) : null;
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  // Date.UTC reads the years 0 to 99 as 1900 to 1999. The calendar repeats every 400 years, so a shift changes no span.
  const time = Date.UTC(year + 400, month - 1, day, hour, minute, second);
  return new Date(time).getUTCDate() === day ? time : undefined;
}

/** Whether the span is a positive multiple of the step and not longer than the maximum. */
export function conforms(data: Values, rule: TimeSpan): boolean {
  const begin = milliseconds(data[rule.begin]);
  const end = milliseconds(data[rule.end]);
  if (begin === undefined || end === undefined) return true;
  const span = end - begin;
  return span > 0 && span % (rule.stepMinutes * 60_000) === 0 && span <= rule.maxMinutes * 60_000;
}

export function propertiesOf({ begin, end }: TimeSpan): string[] {
  return [begin, end];
}

export function expected({ begin, stepMinutes, maxMinutes }: TimeSpan): string {
  return `a positive multiple of ${stepMinutes} minutes after ${begin}, ${maxMinutes} minutes at most`;
}

export function cases({ begin, end, stepMinutes, maxMinutes }: TimeSpan, sample: Values): KeywordCase[] {
  const spanning = (what: string, minutes: number, valid: boolean) => ({
    what,
    valid,
    value: { ...sample, [end]: later(String(sample[begin]), minutes) },
  });
  return [
    spanning(`spanning ${stepMinutes} minutes`, stepMinutes, true),
    spanning(`spanning ${maxMinutes} minutes`, maxMinutes, true),
    spanning("spanning 0 minutes", 0, false),
    spanning("ending before it begins", -stepMinutes, false),
    spanning("spanning a minute less than a step", stepMinutes - 1, false),
    spanning("spanning a step more than the maximum", maxMinutes + stepMinutes, false),
  ];
}

function later(time: string, minutes: number): string {
  const date = new Date(`${time.replace(" ", "T")}Z`);
  return new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19).replace("T", " ");
}
