import { nodeOf } from "./nodes.ts";
import { contentParts, isObjectSchema, type Part } from "./schemas.ts";
import type { Visitor } from "./types.ts";

/** A branch that names only properties of the schema around it is closed by that schema. */
function restates({ node, outer }: Part): boolean {
  return outer.length > 0 && Object.keys(nodeOf(node.properties)).every((name) => outer.includes(name));
}

/** Demands that every object of a request is closed, because the server ignores a misspelled key without a word. */
export function closedRequest(): Visitor {
  const seen = new Set<string>();
  return {
    RequestBody(body, ctx) {
      for (const part of contentParts(nodeOf(body), ctx.location, ctx, seen)) {
        if (!isObjectSchema(part.node) || part.node.additionalProperties === false || restates(part)) continue;
        ctx.report({
          message:
            "This object of a request lets a misspelled key pass. Close it with `additionalProperties: false`; " +
            "where it is a branch of a composition, name its properties on the object around it instead.",
          location: part.at,
        });
      }
    },
  };
}
