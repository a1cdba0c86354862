import { nodeOf } from "./nodes.ts";
import type { Visitor } from "./types.ts";

/** Demands a response 401, the one failure that does not arrive inside HTTP 200. */
export function response401(): Visitor {
  return {
    Responses(responses, ctx) {
      if ("401" in nodeOf(responses)) return;
      ctx.report({
        message: "The answer to a refused credential is missing. Add it, as in `'401': { $ref: C2Refused.yaml }`.",
      });
    },
  };
}
