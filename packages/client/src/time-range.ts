import { timeSpans } from "./generated/operations.gen.ts";
import type { components } from "./generated/types.gen.ts";

type Request = components["schemas"]["QueryAgentOperationsRequest"];

/** The two ends of a window, as the contract writes them: `yyyy-MM-dd HH:mm:ss` in UTC. */
export type TimeRange = Pick<Request, "beginTime" | "endTime">;

const { stepMinutes, maxMinutes } = timeSpans.QueryAgentOperationsRequest;
const step = stepMinutes * 60_000;
const longest = maxMinutes * 60_000;

/**
 * Window of `queryAgentOperations` that covers a span: in UTC, and widened to full quarter hours.
 *
 * @throws {RangeError} where a date is none, the span ends before it begins, or the window would be longer than 24 hours
 * @example
 * await cms.queryAgentOperations({ currentAgentId: 1099, ...timeRange(new Date(Date.now() - 3_600_000), new Date()) });
 */
export function timeRange(from: Date, to: Date): TimeRange {
  const [begin, end] = widen(from, to);
  if (end - begin > longest)
    throw new RangeError(`the window is longer than ${maxMinutes} minutes; eachAgentOperation takes any span`);
  return { beginTime: write(begin), endTime: write(end) };
}

/** Windows that cover a span without a gap, in order, each as long as the contract allows. */
export function timeRanges(from: Date, to: Date): TimeRange[] {
  const [begin, end] = widen(from, to);
  return Array.from({ length: Math.ceil((end - begin) / longest) }, (_, index) => {
    const start = begin + index * longest;
    return { beginTime: write(start), endTime: write(Math.min(start + longest, end)) };
  });
}

function widen(from: Date, to: Date): [begin: number, end: number] {
  const [first, last] = [from.getTime(), to.getTime()];
  // Also where one of them is no date.
  if (!(first <= last)) throw new RangeError("expected two dates, `to` not earlier than `from`");
  const begin = Math.floor(first / step) * step;
  return [begin, Math.max(Math.ceil(last / step) * step, begin + step)];
}

function write(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}
