import { describe } from "../describe.ts";
import { conforms, visit } from "../issues.ts";
import { isObject, type Visitor } from "../node.ts";
import { regExp } from "../reg-exp.ts";

/** Properties with arbitrary names. */
export const map: Visitor = (node, value, path, found) => {
  if (!isObject(value)) return;
  const { properties = {}, patternProperties = {}, additionalProperties: others, propertyNames } = node;
  for (const name in value) {
    if (found.full) return;
    const place = [...path, name];
    const patterns = Object.keys(patternProperties).filter((pattern) => regExp(pattern).test(name));
    if (propertyNames && !conforms(propertyNames, name))
      found.add(place, "propertyNames", `a name that is ${describe(propertyNames)}`, name);
    for (const pattern of patterns) visit(patternProperties[pattern] ?? {}, value[name], place, found);
    if (patterns.length > 0 || Object.hasOwn(properties, name)) continue;
    if (others === false) found.add(place, "additionalProperties", describe(others), value[name]);
    else if (others) visit(others, value[name], place, found);
  }
};

export const size: Visitor = ({ minProperties = 0, maxProperties = Infinity }, value, path, found) => {
  if (!isObject(value)) return;
  const count = Object.keys(value).length;
  const fail = (keyword: string, limit: string) =>
    found.add(path, keyword, `object of ${limit} properties`, value, undefined, `object of ${count}`);
  if (count < minProperties) fail("minProperties", `${minProperties} or more`);
  if (count > maxProperties) fail("maxProperties", `${maxProperties} or fewer`);
};
