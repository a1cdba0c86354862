import { isText, nodeOf } from "./nodes.ts";
import { codeTables } from "./root.ts";
import type { Context, Location, Visitor } from "./types.ts";

function check(what: string, node: unknown, at: Location, ctx: Context): void {
  if (isText(nodeOf(node)["x-source"])) return;
  ctx.report({
    message:
      `Nobody can check this ${what} against its page. Name the page at the end, ` +
      "as in `x-source: Querying Agent Rest Information`.",
    location: at,
  });
}

/** Demands the page that an operation, a named schema, a code table or a security scheme was written from. */
export function sourcePage(): Visitor {
  return {
    Root(root, ctx) {
      for (const { node, at } of codeTables(root, ctx).values()) check("code table", node, at, ctx);
    },
    Operation: (operation, ctx) => check("operation", operation, ctx.location, ctx),
    SecurityScheme: (scheme, ctx) => check("security scheme", scheme, ctx.location, ctx),
    Schema(schema, ctx) {
      // A schema has a name as a file of its own or, in a bundle, as a component.
      if (/^#\/(components\/schemas\/[^/]+)?$/.test(ctx.location.pointer)) check("schema", schema, ctx.location, ctx);
    },
  };
}
