import { isNode } from "./nodes.ts";
import { codeTables } from "./root.ts";
import type { Context, Location, Visitor } from "./types.ts";

const begin = /^[\p{Lu}\p{Nd}`*_#>|[-]/u;

function check(node: unknown, at: Location, ctx: Context): void {
  if (!isNode(node) || typeof node.description !== "string") return;
  const text = node.description.trim();
  const faults: string[] = [];
  if (!begin.test(text)) faults.push("does not begin with a capital letter, a digit or code");
  if (!text.endsWith(".")) faults.push("does not end with a full stop");
  if (faults.length === 0) return;
  ctx.report({
    message: `This description ${faults.join(" and ")}. Write whole sentences, as in \`ID of the agent.\``,
    location: at.child(["description"]),
  });
}

/** Demands whole sentences of every description, because the reference and the editors show them as running text. */
export function descriptionStyle(): Visitor {
  return {
    any: (node, ctx) => check(node, ctx.location, ctx),
    ref: (node, ctx) => check(node, ctx.location, ctx),
    Root(root, ctx) {
      for (const { node, at } of codeTables(root, ctx).values()) check(node, at, ctx);
    },
  };
}
