import { codeTables } from "./lib/codes.ts";
import { isText } from "./lib/nodes.ts";
import type { Location, Node, Problem, Rule } from "./lib/types.ts";

/** Demands the vendor page that an operation, a named schema, a code table or a security scheme was written from. */
export const rule: Rule = () => ({
  *Root(root, at, ctx) {
    for (const table of codeTables(root, at, ctx).values()) {
      if (table) yield* check("code table", table.node, table.at);
    }
  },
  Operation: (operation, at) => check("operation", operation, at),
  SecurityScheme: (scheme, at) => check("security scheme", scheme, at),
  *Schema(schema, at) {
    // A schema has a name if it is a separate file or, in a bundle, a component.
    if (/^#\/(components\/schemas\/[^/]+)?$/.test(at.pointer)) yield* check("schema", schema, at);
  },
});

function* check(what: string, node: Node, at: Location): Generator<Problem> {
  if (isText(node["x-source"])) return;
  yield [
    at,
    `This ${what} names no source. Add the title of the vendor's page at the end, ` +
      "as in `x-source: Querying Agent Rest Information`.",
  ];
}
