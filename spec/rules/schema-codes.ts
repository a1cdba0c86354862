import { codeTables } from "./lib/codes.ts";
import { listOf, nodeOf, type Place, read } from "./lib/nodes.ts";
import { everySchema, hasType } from "./lib/schemas.ts";
import type { Node, Rule } from "./lib/types.ts";

/** Demands that a schema matches the code table that it names, and that every table has a schema. */
export const rule: Rule = () => {
  let tables = new Map<string, Place | undefined>();
  const named = new Set<unknown>();
  return {
    Root(root, at, ctx) {
      tables = codeTables(root, at, ctx);
      return [];
    },
    ...everySchema(function* (schema, at, ctx) {
      const name = schema["x-codes"];
      if (name === undefined) return;
      named.add(name);
      const table = tables.get(String(name));
      const problem = !tables.has(String(name))
        ? "does not exist. Add it to `x-codes` of the root, as in `status: { $ref: codes/status.yaml }`."
        : table && fault(read(schema, at, ctx)?.node ?? schema, table.node);
      if (problem) yield [at.child(["x-codes"]), `The code table \`${name}\` ${problem}`];
    }),
    *end() {
      for (const [name, table] of tables) {
        if (!table || named.has(name)) continue;
        yield [
          table.at,
          `No schema names the code table \`${name}\`. ` +
            `Write \`x-codes: ${name}\` beside the type of its values, or remove the table.`,
        ];
      }
    },
  };
};

/** Why the schema can't use the table. */
function fault(schema: Node, table: Node): string | undefined {
  const codes = listOf(table.codes).map((entry) => nodeOf(entry).code);
  const isInteger = hasType(schema, "integer");
  if (!codes.every((code) => (isInteger ? Number.isInteger(code) : typeof code === "string"))) {
    return "has codes of another type. Use the same type for both, as in `type: integer` and `code: 0`.";
  }
  if (table.complete !== true) {
    return "enum" in schema ? "is open, but the schema is not. Remove the `enum`, or set `complete: true`." : undefined;
  }
  const values = new Set<unknown>(listOf(schema.enum).filter((value) => value !== null));
  if (values.size === codes.length && codes.every((code) => values.has(code))) return undefined;
  const list = JSON.stringify(codes).replaceAll(",", ", ");
  return `is complete, so only its codes may occur. Write \`enum: ${list}\`.`;
}
