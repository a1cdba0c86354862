import { type CmsOperations, pageLimit } from "./generated/operations.gen.ts";
import type { components } from "./generated/types.gen.ts";
import type { CallOptions } from "./options.ts";

type Rest = components["schemas"]["AgentRest"];
type Query = components["schemas"]["QueryAgentRestsRequest"]["queryParam"];

/** The VDN, and how many rests to ask for at a time; 100 by default. */
export type AgentRestsOfVdn = Pick<Query, "ccId" | "vdn"> & { limit?: number | undefined };

/**
 * Every rest of the agents of a VDN, each once, page by page until the end. A service that does not page (CTI 3.8)
 * answers everything at once, and that is the end, too.
 *
 * @throws {CallError} where a call fails
 * @example
 * for await (const { agentName, restDuration } of eachAgentRest(cms, { ccId: 1, vdn: 1 })) console.log(agentName);
 */
export async function* eachAgentRest(
  cms: Pick<CmsOperations, "queryAgentRests">,
  { limit = pageLimit, ...query }: AgentRestsOfVdn,
  options?: CallOptions,
): AsyncGenerator<Rest, void, void> {
  // Who starts or ends a rest meanwhile moves the others to other pages.
  const seen = new Set<string>();
  for (let offset = 0; ; offset += limit) {
    const { agentsRestDetails: rests } = await cms.queryAgentRests(
      { queryParam: { ...query, offset, limit } },
      options,
    );
    const before = seen.size;
    for (const rest of rests) {
      const key = `${rest.workNo} ${rest.beginTime}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield rest;
    }
    if (rests.length !== limit || seen.size === before) return;
  }
}
