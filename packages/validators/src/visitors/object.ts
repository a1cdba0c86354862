import type { Collector } from "../collector.ts";
import { cut, describe } from "../describe.ts";
import { visit } from "../issues.ts";
import { isOfType, type Path, type SchemaNode, type Visitor } from "../node.ts";
import { suggest } from "../suggest.ts";

export type Values = Record<string, unknown>;

/** An object that may have more properties than those that its schema names. */
export const object: Visitor = (node, value, path, found) => {
  if (!isOfType(value, "object")) return;
  const values = value as Values;
  const more = foreign(node, values);
  for (const name of missing(node, values)) {
    const meant = suggest(name, more);
    reportMissing(node, name, [...path, name], found, meant && `Is it misspelled as \`${cut(meant)}\`?`);
  }
  members(node, values, path, found);
};

/** Reports what is wrong with the properties that are there, and with how they go together. */
export function members(node: SchemaNode, values: Values, path: Path, found: Collector): void {
  for (const [name, property] of Object.entries(node.properties ?? {})) {
    if (values[name] === undefined) continue;
    if (property) visit(property, values[name], [...path, name], found);
    else found.addValue([...path, name], "properties", describe(property), values[name]);
  }
  for (const { keyword, property, names, expected, holds } of node.rules ?? []) {
    // Where one of the properties is wrong by itself, a rule between them has nothing to add.
    if (names.some((name) => found.has([...path, name])) || holds(values)) continue;
    found.addValue([...path, property], keyword, expected, values[property]);
  }
}

export function reportMissing(node: SchemaNode, name: string, path: Path, found: Collector, remedy?: string): void {
  found.add(path, "required", describe(node.properties?.[name]), undefined, remedy);
}

/** Properties that the schema demands and the object lacks. */
export function missing({ required = [] }: SchemaNode, values: Values): string[] {
  return required.filter((name) => values[name] === undefined);
}

/** Properties of the object that the schema doesn't name. */
export function foreign({ properties = {} }: SchemaNode, values: Values): string[] {
  const names: string[] = [];
  for (const name in values) if (!Object.hasOwn(properties, name)) names.push(name);
  return names;
}
