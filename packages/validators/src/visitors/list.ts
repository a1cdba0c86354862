import { holdsAtOnce, visit } from "../issues.ts";
import type { Visitor } from "../node.ts";

export const list: Visitor = ({ items }, value, path, found) => {
  if (!items || !Array.isArray(value)) return;
  for (let index = 0; index < value.length && !found.full; index++)
    if (!holdsAtOnce(items, value[index])) visit(items, value[index], [...path, index], found);
};
