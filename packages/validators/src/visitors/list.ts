import { areUnique, canonical } from "../canonical.ts";
import { describe } from "../describe.ts";
import { conforms, conformsAtOnce, explain, visit } from "../issues.ts";
import type { Visitor } from "../node.ts";

export const list: Visitor = ({ items, prefixItems, minItems = 0, maxItems = Infinity }, value, path, found) => {
  if (!Array.isArray(value)) return;
  if (value.length < minItems) found.add(path, "minItems", `array of ${minItems} or more`, value);
  if (value.length > maxItems) found.add(path, "maxItems", `array of ${maxItems} or fewer`, value);
  if (!items) return;
  for (let index = prefixItems?.length ?? 0; index < value.length && !found.full; index++)
    if (!conformsAtOnce(items, value[index])) explain(items, value[index], [...path, index], found);
};

/** Items with individual schemas. */
export const tuple: Visitor = ({ prefixItems = [] }, value, path, found) => {
  if (!Array.isArray(value)) return;
  for (const [index, part] of prefixItems.entries())
    if (index < value.length) visit(part, value[index], [...path, index], found);
};

export const unique: Visitor = ({ uniqueItems }, value, path, found) => {
  if (!uniqueItems || !Array.isArray(value) || areUnique(value)) return;
  const first = new Map<string, number>();
  for (const [index, item] of value.entries()) {
    const text = canonical(item);
    const before = first.get(text) ?? index;
    if (before < index) found.add([...path, index], "uniqueItems", `another item than [${before}]`, item);
    first.set(text, before);
  }
};

/** Number of items that conform to a schema. */
export const containing: Visitor = ({ contains, minContains = 1, maxContains = Infinity }, value, path, found) => {
  if (!Array.isArray(value) || !contains) return;
  const count = value.filter((item) => conforms(contains, item)).length;
  const some = (limit: string) => `array with ${limit} items that are ${describe(contains)}`;
  const received = `${count} of them`;
  if (count < minContains) {
    const keyword = minContains > 1 ? "minContains" : "contains";
    found.add(path, keyword, some(`${minContains} or more`), value, undefined, received);
  }
  if (count > maxContains) found.add(path, "maxContains", some(`${maxContains} or fewer`), value, undefined, received);
};
