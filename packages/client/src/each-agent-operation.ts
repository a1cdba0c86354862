import type { CmsOperations } from "./generated/operations.gen.ts";
import type { components } from "./generated/types.gen.ts";
import type { CallOptions } from "./options.ts";
import { timeRanges } from "./time-range.ts";

type Request = components["schemas"]["QueryAgentOperationsRequest"];
type Operation = components["schemas"]["AgentOperation"];

/** The agent and the time span; the rest as in the request of `queryAgentOperations`. */
export type EachAgentOperationParams = Omit<Request, "beginTime" | "endTime"> & { from: Date; to: Date };

/**
 * Every operation of an agent in a time span of any length, sorted by start, each once. The span is widened to full
 * quarter hours and requested in windows of at most 24 hours, one after another and only when needed.
 *
 * @throws {RangeError} if a date is invalid, or the span ends before it begins
 * @throws {CallError} if a call fails
 * @example
 * for await (const { operateType, beginTime } of eachAgentOperation(cms, { currentAgentId: 1099, from, to }))
 *   console.log(beginTime, operateType);
 */
export async function* eachAgentOperation(
  cms: Pick<CmsOperations, "queryAgentOperations">,
  { from, to, ...request }: EachAgentOperationParams,
  options?: CallOptions,
): AsyncGenerator<Operation, void, void> {
  // An operation that continues past the end of a window is also in the next one.
  let former = new Set<string>();
  for (const range of timeRanges(from, to)) {
    const operations = await cms.queryAgentOperations({ ...request, ...range }, options);
    const ids = new Set<string>();
    for (const operation of operations.toSorted((one, other) => compare(one.beginTime, other.beginTime))) {
      if (former.has(operation.id) || ids.has(operation.id)) {
        ids.add(operation.id);
        continue;
      }
      ids.add(operation.id);
      yield operation;
    }
    former = ids;
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
