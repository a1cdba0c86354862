import type { Collector } from "../collector.ts";
import { cut, describe } from "../describe.ts";
import { holdsAtOnce, visit } from "../issues.ts";
import { isOfType, type Path, type SchemaNode, type Visitor } from "../node.ts";
import { suggest } from "../suggest.ts";

export type Values = Record<string, unknown>;

/** So many names of an object are looked through for those that were meant otherwise: a hostile one has thousands. */
const looked = 100;

/** An object that may have more properties than those that its schema names. */
export const object: Visitor = (node, value, path, found) => {
  if (!isOfType(value, "object")) return;
  const values = value as Values;
  const more = foreign(node, values, looked);
  for (const name of missing(node, values)) {
    const meant = suggest(name, more);
    reportMissing(node, name, [...path, name], found, meant && `Is it misspelled as \`${cut(meant)}\`?`);
  }
  members(node, values, path, found);
  rules(node, values, (name) => [...path, name], found);
};

/** Reports what is wrong with the properties that are there. */
export function members(node: SchemaNode, values: Values, path: Path, found: Collector): void {
  const { properties = {} } = node;
  for (const name in properties) {
    const property = properties[name];
    const value = values[name];
    if (value === undefined || property === undefined) continue;
    if (property === false) found.addValue([...path, name], "properties", describe(property), value);
    else if (!holdsAtOnce(property, value)) visit(property, value, [...path, name], found);
  }
}

/** Reports what is wrong with how properties go together. `at` says where each stands. */
export function rules(node: SchemaNode, values: Values, at: (name: string) => Path, found: Collector): void {
  for (const { keyword, property, names, expected, holds } of node.rules ?? []) {
    // Where one of the properties is wrong by itself, a rule between them has nothing to add.
    if (names.some((name) => found.has(at(name))) || holds(values)) continue;
    found.addValue(at(property), keyword, expected, values[property]);
  }
}

export function reportMissing(node: SchemaNode, name: string, path: Path, found: Collector, remedy?: string): void {
  found.add(path, "required", describe(node.properties?.[name]), undefined, remedy);
}

/** Properties that the schema demands and the object lacks. */
export function missing({ required = [] }: SchemaNode, values: Values): string[] {
  return required.filter((name) => values[name] === undefined);
}

/** Properties of the object that the schema doesn't name; the first ones, where `most` is given. */
export function foreign({ properties = {} }: SchemaNode, values: Values, most = Infinity): string[] {
  return namesOf(values, (name) => !Object.hasOwn(properties, name), most);
}

/** Names of an object's properties that are of interest, at most so many. */
export function namesOf(values: Values, isWanted: (name: string) => boolean, most = looked): string[] {
  const names: string[] = [];
  for (const name in values) {
    if (isWanted(name)) names.push(name);
    if (names.length >= most) break;
  }
  return names;
}
