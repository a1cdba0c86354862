import { isNode, nodeOf, type Place, read } from "./nodes.ts";
import type { Context, Location, Node } from "./types.ts";

/** The code tables of the contract by name; undefined if the `$ref` to one can't be resolved. */
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

/** What is wrong with a code. */
export function codeFault(code: unknown): string | undefined {
  if (typeof code !== "string" || /^[\w.-]*$/.test(code)) return undefined;
  return "has invalid characters. Use letters, digits, `-`, `.` and `_` only, as in `code: '0100002'`.";
}
