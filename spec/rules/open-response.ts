import { nodeOf, read } from "./lib/nodes.ts";
import { contentParts } from "./lib/schemas.ts";
import type { Rule } from "./lib/types.ts";

/** Demands that every object of a response is open, because a new field must not break a caller. */
export const rule: Rule = () => {
  const seen = new Set<string>();
  return {
    *Response(response, at, ctx) {
      const found = [...contentParts(response, at, ctx, seen)];
      for (const [name, value] of Object.entries(nodeOf(response.headers))) {
        const header = read(value, at.child(["headers", name]), ctx);
        if (header) found.push(...contentParts(header.node, header.at, ctx, seen));
      }
      for (const { node, inside } of found) {
        for (const keyword of ["additionalProperties", "unevaluatedProperties"]) {
          if (node[keyword] !== false) continue;
          yield [
            inside(keyword),
            `\`${keyword}: false\` makes callers reject fields that a later release adds. ` +
              "Remove it: responses may have fields that the contract does not name.",
          ];
        }
      }
    },
  };
};
