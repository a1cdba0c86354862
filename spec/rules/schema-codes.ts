import { listOf, nodeOf, type Place, read } from "./nodes.ts";
import { codeTables } from "./root.ts";
import { everySchema, hasType } from "./schemas.ts";
import type { Node, Visitor } from "./types.ts";

/** What keeps the schema from carrying the table. */
function fault(schema: Node, table: Node): string | undefined {
  const codes = listOf(table.codes).map((entry) => nodeOf(entry).code);
  const isInteger = hasType(schema, "integer");
  if (!codes.every((code) => (isInteger ? Number.isInteger(code) : typeof code === "string"))) {
    return "has codes of another type. Type both alike, as in `type: integer` and `code: 0`.";
  }
  if (table.complete !== true) {
    return "enum" in schema ? "is open, but the schema is not. Remove the `enum`, or set `complete: true`." : undefined;
  }
  const values = new Set<unknown>(listOf(schema.enum).filter((value) => value !== null));
  if (values.size === codes.length && codes.every((code) => values.has(code))) return undefined;
  const list = JSON.stringify(codes).replaceAll(",", ", ");
  return `is complete, so that nothing but its codes may occur. Write \`enum: ${list}\`.`;
}

/** Demands that a schema agrees with the code table that it names, and that no table is left without a schema. */
export function schemaCodes(): Visitor {
  let tables = new Map<string, Place>();
  const named = new Set<unknown>();
  return {
    Root: {
      enter(root, ctx) {
        tables = codeTables(root, ctx);
      },
      leave(_, ctx) {
        for (const [name, { at }] of tables) {
          if (named.has(name)) continue;
          const message =
            `No schema names the code table \`${name}\`. ` +
            `Write \`x-codes: ${name}\` beside the type of its values, or remove the table.`;
          ctx.report({ message, location: at });
        }
      },
    },
    ...everySchema((schema, at, ctx) => {
      const name = schema["x-codes"];
      if (name === undefined) return;
      named.add(name);
      const table = tables.get(String(name))?.node;
      const problem = table
        ? fault(read(schema, at, ctx)?.node ?? schema, table)
        : "does not exist. Add it to `components.x-codes` of the root, as in `status: { $ref: codes/status.yaml }`.";
      if (problem) {
        ctx.report({ message: `The code table \`${name}\` ${problem}`, location: at.child(["x-codes"]) });
      }
    }),
  };
}
