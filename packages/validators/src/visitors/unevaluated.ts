import { describe } from "../describe.ts";
import { conforms, visit } from "../issues.ts";
import { isObject, nodeOf, type Part, read, type Visitor } from "../node.ts";
import { regExp } from "../reg-exp.ts";

/** Parts that no other keyword has evaluated. */
export const unevaluated: Visitor = (node, value, path, found) => {
  const { unevaluatedItems, unevaluatedProperties: others, ...rest } = node;
  if (Array.isArray(value) && unevaluatedItems)
    for (const [index, item] of value.entries())
      if (!hasLookedAt(rest, value, index)) visit(unevaluatedItems, item, [...path, index], found);
  if (!isObject(value) || others === undefined) return;
  for (const name in value) {
    if (found.full || hasLookedAt(rest, value, name)) continue;
    const place = [...path, name];
    if (others) visit(others, value[name], place, found);
    else found.add(place, "unevaluatedProperties", describe(others), value[name]);
  }
};

/** Whether a schema to which a value conforms evaluates the part with that key. */
function hasLookedAt(part: Part, value: object, key: string | number): boolean {
  const node = nodeOf(part);
  const { allOf = [], anyOf = [], oneOf = [], dependentSchemas = {}, if: test } = node;
  const looked = (one: Part | undefined) => one !== undefined && hasLookedAt(one, value, key);
  if (typeof key === "number") {
    if (node.items || node.unevaluatedItems || key < (node.prefixItems?.length ?? 0)) return true;
    if (node.contains && conforms(node.contains, (value as unknown[])[key])) return true;
  } else {
    if (node.additionalProperties !== undefined || node.unevaluatedProperties !== undefined) return true;
    if (Object.hasOwn(node.properties ?? {}, key)) return true;
    if (Object.keys(node.patternProperties ?? {}).some((pattern) => regExp(pattern).test(key))) return true;
  }
  return (
    allOf.some(looked) ||
    [...anyOf, ...oneOf].some((one) => looked(one) && conforms(one, value)) ||
    Object.keys(dependentSchemas).some((name) => read(value, name) !== undefined && looked(dependentSchemas[name])) ||
    (test !== undefined && (conforms(test, value) ? looked(test) || looked(node.then) : looked(node.else)))
  );
}
