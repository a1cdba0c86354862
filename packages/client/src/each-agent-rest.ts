import { type CmsOperations, pageLimits } from "./generated/operations.gen.ts";
import type { components } from "./generated/types.gen.ts";
import type { CallOptions } from "./options.ts";

type Rest = components["schemas"]["AgentRest"];
type Query = components["schemas"]["QueryAgentRestsRequest"]["queryParam"];

/** The VDN, and the number of rests per request; 100 by default. */
export type EachAgentRestParams = Pick<Query, "ccId" | "vdn"> & { limit?: number | undefined };

/**
 * Every rest of the agents of a VDN, each once, page by page. A rest that moves to an earlier page during the call,
 * because others end, is missed. A service without paging (CTI 3.8) returns everything at once.
 *
 * @throws {CallError} if a call fails
 * @example
 * for await (const { agentName, restDuration } of eachAgentRest(cms, { ccId: 1, vdn: 1 })) console.log(agentName);
 */
export async function* eachAgentRest(
  cms: Pick<CmsOperations, "queryAgentRests">,
  { limit = pageLimits.QueryAgentRestsRequest, ...query }: EachAgentRestParams,
  options?: CallOptions,
): AsyncGenerator<Rest, void, void> {
  // A rest that starts during the call moves the others to later pages; one that ends moves them to earlier pages.
  const seen = new Set<string>();
  let stale = 0;
  for (let offset = 0; ; offset += limit) {
    const { agentsRestDetails: rests } = await cms.queryAgentRests(
      { queryParam: { ...query, offset, limit } },
      options,
    );
    stale++;
    for (const rest of rests) {
      const key = `${rest.workNo} ${rest.beginTime}`;
      if (seen.has(key)) continue;
      seen.add(key);
      stale = 0;
      yield rest;
    }
    // Two pages without a new rest mean that the service doesn't page; a single page may result from moved rests.
    if (rests.length !== limit || stale === 2) return;
  }
}
