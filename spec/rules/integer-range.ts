import { contentParts, hasType } from "./lib/schemas.ts";
import type { Check, Node, Rule } from "./lib/types.ts";

const sentence = /^[\p{Lu}\p{Nd}`].*\.$/su;

function hasRange(schema: Node): boolean {
  const from = "minimum" in schema || "exclusiveMinimum" in schema;
  const to = "maximum" in schema || "exclusiveMaximum" in schema;
  return (from && to) || "enum" in schema || "const" in schema;
}

/** Demands a range of every integer of a request, or the reason why it has none, so that none is forgotten. */
export const rule: Rule = () => {
  const seen = new Set<string>();
  const check: Check = function* (holder, holderAt, ctx) {
    for (const { node, at } of contentParts(holder, holderAt, ctx, seen)) {
      const why = node["x-no-range"];
      if (!hasType(node, "integer") || hasRange(node) || (typeof why === "string" && sentence.test(why))) continue;
      yield [
        at,
        "This integer of a request has no full range. Write `minimum` and `maximum`, " +
          "or say in a sentence why there is none, as in `x-no-range: The page names no upper end.`",
      ];
    }
  };
  return { RequestBody: check, Parameter: check };
};
