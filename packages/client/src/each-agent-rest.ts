import { type CmsOperations, pageLimits } from "./generated/operations.gen.ts";
import type { components } from "./generated/types.gen.ts";
import type { CallOptions } from "./options.ts";

type Rest = components["schemas"]["AgentRest"];
type Query = components["schemas"]["QueryAgentRestsRequest"]["queryParam"];

/** The VDN, and how many rests to request at a time; 100 by default. */
export type EachAgentRestParams = Pick<Query, "ccId" | "vdn"> & { limit?: number | undefined };

/**
 * Every rest of the agents of a VDN, each once, page by page until the end. One that moves to an earlier page during
 * the call, because others end, is missed. A service without pages (CTI 3.8) returns everything at once.
 *
 * @throws {CallError} where a call fails
 * @example
 * for await (const { agentName, restDuration } of eachAgentRest(cms, { ccId: 1, vdn: 1 })) console.log(agentName);
 */
export async function* eachAgentRest(
  cms: Pick<CmsOperations, "queryAgentRests">,
  { limit = pageLimits.QueryAgentRestsRequest, ...query }: EachAgentRestParams,
  options?: CallOptions,
): AsyncGenerator<Rest, void, void> {
  // A rest that starts during the call moves the others to later pages; one that ends, to earlier ones.
  const seen = new Set<string>();
  let former = "";
  let repeated = 0;
  for (let offset = 0; ; offset += limit) {
    const { agentsRestDetails: rests } = await cms.queryAgentRests(
      { queryParam: { ...query, offset, limit } },
      options,
    );
    const keys = rests.map(({ workNo, beginTime }) => `${workNo} ${beginTime}`);
    for (const [index, rest] of rests.entries()) {
      const key = keys[index] as string;
      if (seen.has(key)) continue;
      seen.add(key);
      yield rest;
    }
    // The same page three times is that of a service that doesn't page; twice, it may have been moved.
    const page = keys.sort().join();
    repeated = page === former ? repeated + 1 : 0;
    former = page;
    if (rests.length !== limit || repeated === 2) return;
  }
}
