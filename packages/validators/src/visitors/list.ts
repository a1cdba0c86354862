import { conformsAtOnce, visit } from "../issues.ts";
import type { Visitor } from "../node.ts";

export const list: Visitor = ({ items, minItems = 0, maxItems = Infinity }, value, path, found) => {
  if (!Array.isArray(value)) return;
  if (value.length < minItems) found.add(path, "minItems", `array of ${minItems} or more`, value);
  if (value.length > maxItems) found.add(path, "maxItems", `array of ${maxItems} or fewer`, value);
  if (!items) return;
  for (let index = 0; index < value.length && !found.full; index++)
    if (!conformsAtOnce(items, value[index])) visit(items, value[index], [...path, index], found);
};
