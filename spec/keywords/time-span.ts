/** `x-time-span` of an object schema: two of its properties bound a span of time. */
export interface TimeSpan {
  /** Name of the property that holds the begin, a text `yyyy-MM-dd HH:mm:ss` in UTC. */
  begin: string;
  /** Name of the property that holds the end, written like the begin. */
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
  // Date.UTC takes the years 0 to 99 for 1900 to 1999. The calendar repeats every 400 years: a shift changes no span.
  const time = Date.UTC(year + 400, month - 1, day, hour, minute, second);
  return new Date(time).getUTCDate() === day ? time : undefined;
}

/** Whether the end lies a positive multiple of the step after the begin, and no further than the maximum. */
export function timeSpan(data: Record<string, unknown>, rule: TimeSpan): boolean {
  const begin = milliseconds(data[rule.begin]);
  const end = milliseconds(data[rule.end]);
  if (begin === undefined || end === undefined) return true;
  const span = end - begin;
  return span > 0 && span % (rule.stepMinutes * 60_000) === 0 && span <= rule.maxMinutes * 60_000;
}
