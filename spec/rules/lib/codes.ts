import { isNode, nodeOf, type Place, read } from "./nodes.ts";
import type { Context, Location, Node } from "./types.ts";

/** The code tables of the contract by name; undefined where the `$ref` to one leads nowhere. */
export function codeTables(root: Node, at: Location, ctx: Context): Map<string, Place | undefined> {
  const tables = new Map<string, Place | undefined>();
  for (const [name, value] of Object.entries(nodeOf(root["x-codes"]))) {
    const tableAt = at.child(["x-codes", name]);
    const isMissing = isNode(value) && "$ref" in value && ctx.resolve(value).node === undefined;
    const table = read(value, tableAt, ctx) ?? { node: {}, at: tableAt, inside: (...keys) => tableAt.child(keys) };
    tables.set(name, isMissing ? undefined : table);
  }
  return tables;
}

/** What a text has that no code has. */
export function codeFault(code: unknown): string | undefined {
  if (typeof code !== "string" || /^[\w.-]*$/.test(code)) return undefined;
  return "has characters that no code has. Write letters, digits, `-`, `.` and `_` only, as in `code: '0100002'`.";
}
