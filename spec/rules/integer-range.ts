import { contentParts, hasType } from "./lib/schemas.ts";
import type { Check, Node, Rule } from "./lib/types.ts";

const sentence = /^[\p{Lu}\p{Nd}`].*\.$/su;

function hasRange(schema: Node): boolean {
  const from = "minimum" in schema || "exclusiveMinimum" in schema;
  const to = "maximum" in schema || "exclusiveMaximum" in schema;
  return (from && to) || "enum" in schema || "const" in schema;
}

/** Demands a range for every request integer, or the reason why it has none. */
export const rule: Rule = () => {
  const seen = new Set<string>();
  const check: Check = function* (holder, holderAt, ctx) {
    for (const { node, at } of contentParts(holder, holderAt, ctx, seen)) {
      const why = node["x-no-range"];
      if (!hasType(node, "integer") || hasRange(node) || (typeof why === "string" && sentence.test(why))) continue;
      yield [
        at,
        "This request integer has no complete range. Write `minimum` and `maximum`, " +
          "or give the reason in a sentence, as in `x-no-range: The vendor's page gives no upper limit.`",
      ];
    }
  };
  return { RequestBody: check, Parameter: check };
};
