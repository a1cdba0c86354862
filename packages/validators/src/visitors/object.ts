import { cut, describe } from "../describe.ts";
import { conformsAtOnce, visit } from "../issues.ts";
import { isObject, type Part, read, type SchemaNode, type Values, type Visitor } from "../node.ts";
import { suggest } from "../suggest.ts";

/** Reports what is missing, what is wrong with each property, and with how they go together. */
export const object: Visitor = (node, value, path, found) => {
  if (!isObject(value)) return;
  const { properties = {}, rules = [] } = node;
  const unknown = unknownKeys(node, value);
  for (const name of missing(node, value)) {
    const meant = suggest(name, unknown);
    const remedy = meant && `Is it misspelled as \`${cut(meant)}\`?`;
    found.add([...path, name], "required", describe(partOf(node, name)), undefined, remedy);
  }
  for (const name in properties) {
    const part = properties[name];
    const property = read(value, name);
    if (property === undefined || part === undefined) continue;
    if (part === false) found.add([...path, name], "properties", describe(part), property);
    else if (!conformsAtOnce(part, property)) visit(part, property, [...path, name], found);
  }
  for (const { keyword, names, expected, conforms } of rules) {
    // Where one of the properties is wrong by itself, a rule between them has nothing to add.
    if (names.some((name) => found.has([...path, name])) || conforms(value)) continue;
    const last = names.at(-1) ?? "";
    found.add([...path, last], keyword, expected, value[last]);
  }
};

/** Schema of a property; undefined where there is none of its own. */
export function partOf({ properties = {} }: SchemaNode, name: string): Part | false | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** Properties that the schema demands and the object lacks. */
export function missing({ required = [], dependentRequired = {} }: SchemaNode, values: Values): string[] {
  const needed = Object.keys(dependentRequired).filter((name) => read(values, name) !== undefined);
  const names = new Set([...required, ...needed.flatMap((name) => dependentRequired[name] ?? [])]);
  return [...names].filter((name) => read(values, name) === undefined);
}

/** Keys of an object that its schema doesn't name. Only the first hundred are looked at: a hostile one has thousands. */
export function unknownKeys({ properties = {} }: SchemaNode, values: unknown, maxKeys = 100): string[] {
  const names: string[] = [];
  if (!isObject(values)) return names;
  for (const name in values) {
    if (!Object.hasOwn(properties, name)) names.push(name);
    if (names.length >= maxKeys) break;
  }
  return names;
}
