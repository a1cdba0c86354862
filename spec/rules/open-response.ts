import { nodeOf, read } from "./nodes.ts";
import { contentParts, parts } from "./schemas.ts";
import type { Visitor } from "./types.ts";

const keywords = ["additionalProperties", "unevaluatedProperties"];

/** Demands that every object of a response is open, because a new field of the server must not break a caller. */
export function openResponse(): Visitor {
  const seen = new Set<string>();
  return {
    Response(value, ctx) {
      const response = nodeOf(value);
      const found = [...contentParts(response, ctx.location, ctx, seen)];
      for (const [name, value] of Object.entries(nodeOf(response.headers))) {
        const header = read(value, ctx.location.child(["headers", name]), ctx);
        if (header) found.push(...parts(header.node.schema, header.inside("schema"), ctx, seen));
      }
      for (const { node, inside } of found) {
        for (const keyword of keywords.filter((key) => node[key] === false)) {
          ctx.report({
            message:
              `\`${keyword}: false\` makes a caller refuse the fields that a later release adds. ` +
              "Leave it out: a response names what it carries and lets the rest pass.",
            location: inside(keyword),
          });
        }
      }
    },
  };
}
