import { isNode, listOf, nodeOf, type Place, read } from "./nodes.ts";
import type { Context, Node } from "./types.ts";

/** The code tables of the contract by name. */
export function codeTables(root: unknown, ctx: Context): Map<string, Place> {
  const tables = new Map<string, Place>();
  for (const [name, value] of Object.entries(nodeOf(nodeOf(nodeOf(root).components)["x-codes"]))) {
    const table = read(nodeOf(value), ctx.location.child(["components", "x-codes", name]), ctx);
    if (table) tables.set(name, table);
  }
  return tables;
}

/** The `x-service` of each tag by the name of the tag. */
export function services(root: unknown, ctx: Context): Map<unknown, Node> {
  const found = new Map<unknown, Node>();
  for (const [i, value] of listOf(nodeOf(root).tags).entries()) {
    const tag = read(value, ctx.location.child(["tags", i]), ctx)?.node;
    if (tag && isNode(tag["x-service"])) found.set(tag.name, tag["x-service"]);
  }
  return found;
}
