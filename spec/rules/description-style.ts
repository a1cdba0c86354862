import { isNode } from "./nodes.ts";
import { codeTables } from "./root.ts";
import type { Context, Location, Visitor } from "./types.ts";

const begin = /^[\p{Lu}\p{Nd}`*_#>|[-]/u;

function check(node: unknown, at: Location, ctx: Context): void {
  if (!isNode(node) || typeof node.description !== "string") return;
  const text = node.description.trim();
  if (begin.test(text) && text.endsWith(".")) return;
  ctx.report({
    message:
      "A description is made of whole sentences: begin it with a capital letter, a digit or code, and end it with a " +
      "full stop, as in `ID of the agent.`",
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
