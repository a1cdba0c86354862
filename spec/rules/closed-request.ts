import { nodeOf } from "./lib/nodes.ts";
import { contentParts, isObjectSchema, type Part } from "./lib/schemas.ts";
import type { Check, Rule } from "./lib/types.ts";

/** A branch that names only properties of the schema around it is closed by that schema. */
function restates({ node, outer }: Part): boolean {
  return outer.length > 0 && Object.keys(nodeOf(node.properties)).every((name) => outer.includes(name));
}

/** Demands that every object of a request is closed, because the server silently ignores a misspelled key. */
export const rule: Rule = () => {
  const seen = new Set<string>();
  const check: Check = function* (holder, at, ctx) {
    for (const part of contentParts(holder, at, ctx, seen)) {
      if (!isObjectSchema(part.node) || part.node.additionalProperties === false || restates(part)) continue;
      yield [
        part.at,
        "This request object accepts misspelled keys. Close it with `additionalProperties: false`; " +
          "if it is a branch of a composition, name its properties on the enclosing object instead.",
      ];
    }
  };
  return { RequestBody: check, Parameter: check };
};
