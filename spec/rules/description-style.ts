import { codeTables } from "./lib/codes.ts";
import type { Check, Rule } from "./lib/types.ts";

const begin = /^[\p{Lu}\p{Nd}`*_#>|[-]/u;

const check: Check = function* ({ description }, at) {
  if (typeof description !== "string") return;
  const text = description.trim();
  const faults: string[] = [];
  if (!begin.test(text)) faults.push("does not begin with a capital letter, a digit or code");
  if (!text.endsWith(".")) faults.push("does not end with a full stop");
  if (faults.length === 0) return;
  yield [
    at.child(["description"]),
    `This description ${faults.join(" and ")}. Write complete sentences, as in \`ID of the agent.\``,
  ];
};

/** Demands complete sentences in every description, because the reference and editors show them as running text. */
export const rule: Rule = () => ({
  any: check,
  ref: check,
  *Root(root, at, ctx, resolved) {
    for (const table of codeTables(root, at, ctx).values())
      if (table) yield* check(table.node, table.at, ctx, resolved);
  },
});
