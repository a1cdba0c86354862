import { isNode, listOf, nodeOf, type Place, read } from "./nodes.ts";
import type { Context, Location, Node } from "./types.ts";

export const methods = ["get", "put", "post", "patch", "delete"];

/** The success responses of an operation, by status. */
export function successes({ responses }: Node, at: Location, ctx: Context): Map<string, Place> {
  const found = new Map<string, Place>();
  for (const [status, response] of Object.entries(nodeOf(responses))) {
    const place = read(response, at.child(["responses", status]), ctx);
    if (status.startsWith("2") && place) found.set(status, place);
  }
  return found;
}

/** The parameters of an operation, those of its path included. */
export function parametersOf({ parameters }: Node, at: Location, ctx: Context): Place[] {
  const all = [...listOf(nodeOf(ctx.parent).parameters), ...listOf(parameters)];
  return all.flatMap((parameter) => read(parameter, at, ctx) ?? []);
}

/** The `x-service` of each tag by the name of the tag. */
export function services({ tags }: Node, at: Location, ctx: Context): Map<unknown, Node> {
  const found = new Map<unknown, Node>();
  for (const [i, value] of listOf(tags).entries()) {
    const tag = read(value, at.child(["tags", i]), ctx)?.node;
    if (tag && isNode(tag["x-service"])) found.set(tag.name, tag["x-service"]);
  }
  return found;
}
