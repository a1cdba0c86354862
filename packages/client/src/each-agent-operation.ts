import type { CmsOperations } from "./generated/operations.gen.ts";
import type { components } from "./generated/types.gen.ts";
import type { CallOptions } from "./options.ts";
import { timeRanges } from "./time-range.ts";

type Request = components["schemas"]["QueryAgentOperationsRequest"];
type Operation = components["schemas"]["AgentOperation"];

/** Whose operations, and the span; the rest as in the request of `queryAgentOperations`. */
export type EachAgentOperationParams = Omit<Request, "beginTime" | "endTime"> & { from: Date; to: Date };

/**
 * Every operation of an agent within a span of any length, by begin, each once. The span is widened to full quarter
 * hours and requested in windows of 24 hours at most, one after the other and only as they are needed.
 *
 * @throws {RangeError} where a date is none, or the span ends before it begins
 * @throws {CallError} where a call fails
 * @example
 * for await (const { operateType, beginTime } of eachAgentOperation(cms, { currentAgentId: 1099, from, to }))
 *   console.log(beginTime, operateType);
 */
export async function* eachAgentOperation(
  cms: Pick<CmsOperations, "queryAgentOperations">,
  { from, to, ...request }: EachAgentOperationParams,
  options?: CallOptions,
): AsyncGenerator<Operation, void, void> {
  // An operation that lasts over the end of a window is in the next one, too.
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
