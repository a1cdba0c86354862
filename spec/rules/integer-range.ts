import { nodeOf } from "./nodes.ts";
import { contentParts, hasType, type Part, parts } from "./schemas.ts";
import type { Context, Node, Visitor } from "./types.ts";

const sentence = /^[\p{Lu}\p{Nd}`].*\.$/su;

function hasRange(schema: Node): boolean {
  const from = "minimum" in schema || "exclusiveMinimum" in schema;
  const to = "maximum" in schema || "exclusiveMaximum" in schema;
  return (from && to) || "enum" in schema || "const" in schema;
}

function check(found: Iterable<Part>, ctx: Context): void {
  for (const { node, at } of found) {
    const why = node["x-no-range"];
    if (!hasType(node, "integer") || hasRange(node) || (typeof why === "string" && sentence.test(why))) continue;
    ctx.report({
      message:
        "This integer of a request has no full range. Write `minimum` and `maximum`, " +
        "or say in a sentence why there is none, as in `x-no-range: The page names no upper end.`",
      location: at,
    });
  }
}

/** Demands a range of every integer of a request, or the reason why it has none, so that none is forgotten. */
export function integerRange(): Visitor {
  const seen = new Set<string>();
  return {
    RequestBody: (body, ctx) => check(contentParts(nodeOf(body), ctx.location, ctx, seen), ctx),
    Parameter(value, ctx) {
      const parameter = nodeOf(value);
      check(parts(parameter.schema, ctx.location.child(["schema"]), ctx, seen), ctx);
      check(contentParts(parameter, ctx.location, ctx, seen), ctx);
    },
  };
}
