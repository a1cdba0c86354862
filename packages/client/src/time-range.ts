import { timeSpans } from "./generated/operations.gen.ts";
import type { components } from "./generated/types.gen.ts";

type Request = components["schemas"]["QueryAgentOperationsRequest"];

/** The two ends of a window, as the contract writes them: `yyyy-MM-dd HH:mm:ss` in UTC. */
export type TimeRange = Pick<Request, "beginTime" | "endTime">;

const { stepMinutes, maxMinutes } = timeSpans.QueryAgentOperationsRequest;
const step = stepMinutes * 60_000;
const longest = maxMinutes * 60_000;

/**
 * Window of `queryAgentOperations` that covers a time span, in UTC and widened to full quarter hours.
 *
 * @throws {RangeError} if a date is invalid or after the year 9999, the span ends before it begins, or the window would be
 * longer than 24 hours
 * @example
 * await cms.queryAgentOperations({ currentAgentId: 1099, ...timeRange(new Date(Date.now() - 3_600_000), new Date()) });
 */
export function timeRange(from: Date, to: Date): TimeRange {
  const [begin, end] = widen(from, to);
  if (end - begin > longest)
    throw new RangeError(`the window is longer than ${maxMinutes} minutes; use eachAgentOperation for longer spans`);
  return { beginTime: write(begin), endTime: write(end) };
}

/** Consecutive windows that cover a time span, each as long as the contract allows. */
export function* timeRanges(from: Date, to: Date): Generator<TimeRange> {
  const [begin, end] = widen(from, to);
  for (let start = begin; start < end; start += longest)
    yield { beginTime: write(start), endTime: write(Math.min(start + longest, end)) };
}

function widen(from: Date, to: Date): [begin: number, end: number] {
  const [first, last] = [from.getTime(), to.getTime()];
  // Also if one of them is not a valid date.
  if (!(first <= last)) throw new RangeError("expected two dates, `to` not earlier than `from`");
  const begin = Math.floor(first / step) * step;
  const end = Math.max(Math.ceil(last / step) * step, begin + step);
  if (!isWritable(begin) || !isWritable(end)) throw new RangeError("expected dates of the years 0 to 9999");
  return [begin, end];
}

/** Whether a year has four digits, as the contract requires. */
function isWritable(time: number): boolean {
  return time >= -62_167_219_200_000 && time < 253_402_300_800_000;
}

function write(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}
