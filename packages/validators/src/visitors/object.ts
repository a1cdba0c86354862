import { describe } from "../describe.ts";
import { visit } from "../issues.ts";
import { isOfType, type SchemaNode, type Visitor } from "../node.ts";

export const object: Visitor = (node, value, path, found) => {
  if (!isOfType(value, "object")) return;
  const properties = node.properties ?? {};
  const values = value as Record<string, unknown>;
  for (const name of missing(node, values)) found.add([...path, name], "required", describe(properties[name]));
  for (const [name, property] of Object.entries(properties)) {
    if (values[name] === undefined) continue;
    if (property) visit(property, values[name], [...path, name], found);
    else found.addValue([...path, name], "properties", describe(property), values[name]);
  }
  for (const { keyword, property, expected, holds } of node.rules ?? []) {
    if (!holds(value)) found.addValue([...path, property], keyword, expected, values[property]);
  }
};

export function missing({ required = [] }: SchemaNode, value: Record<string, unknown>): string[] {
  return required.filter((name) => value[name] === undefined);
}
