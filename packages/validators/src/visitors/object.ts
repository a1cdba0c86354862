import { cut, describe } from "../describe.ts";
import { conformsAtOnce, explain } from "../issues.ts";
import { isObject, type Part, read, type SchemaNode, type Values, type Visitor } from "../node.ts";
import { suggest } from "../suggest.ts";

/** Reports missing properties, the issues of each property, and broken rules between them. */
export const object: Visitor = (node, value, path, found) => {
  if (!isObject(value)) return;
  const { names, parts, knowsAll } = listed(node);
  const wrong: number[] = [];
  let isComplete = knowsAll;
  for (let index = 0; index < names.length; index++) {
    const part = parts[index] as Part | false;
    const property = read(value, names[index] as string);
    if (property === undefined) isComplete = false;
    else if (!part || !conformsAtOnce(part, property)) wrong.push(index);
  }
  for (const name of isComplete ? [] : missing(node, value)) {
    const meant = suggest(name, unknownKeys(node, value));
    const remedy = meant && `Is it misspelled as \`${cut(meant)}\`?`;
    found.add([...path, name], "required", describe(partOf(node, name) ?? {}), undefined, remedy);
  }
  for (const index of wrong) {
    const [name, part] = [names[index] as string, parts[index]];
    if (part) explain(part, value[name], [...path, name], found);
    else found.add([...path, name], "properties", describe(part), value[name]);
  }
  const { rules = [] } = node;
  for (const { keyword, names, expected, conforms } of rules) {
    // If one of the properties has an issue, a rule between them adds nothing.
    if (names.some((name) => found.has([...path, name])) || conforms(value)) continue;
    const last = names.at(-1) ?? "";
    found.add([...path, last], keyword, expected, value[last]);
  }
};

/** Its properties as lists, cached, because creating them takes most of the time. */
function listed(node: SchemaNode): NonNullable<SchemaNode["listed"]> {
  if (node.listed) return node.listed;
  const { properties = {}, required = [], dependentRequired = {} } = node;
  const knowsAll = [...required, ...Object.values(dependentRequired).flat()].every((name) =>
    Object.hasOwn(properties, name),
  );
  node.listed = { names: Object.keys(properties), parts: Object.values(properties), knowsAll };
  return node.listed;
}

/** Schema of a property; undefined if it has none. */
export function partOf({ properties = {} }: SchemaNode, name: string): Part | false | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** Required properties that the object lacks. */
export function missing({ required = [], dependentRequired = {} }: SchemaNode, values: Values): string[] {
  const isMissing = (name: string) => read(values, name) === undefined;
  const names: string[] = [];
  for (const name of required) if (isMissing(name)) names.push(name);
  for (const name in dependentRequired)
    for (const other of isMissing(name) ? [] : (dependentRequired[name] ?? []))
      if (isMissing(other) && !names.includes(other)) names.push(other);
  return names;
}

/** Keys of an object that its schema doesn't name. Only the first hundred are checked: a hostile one has thousands. */
export function unknownKeys({ properties = {} }: SchemaNode, values: unknown, maxKeys = 100): string[] {
  const names: string[] = [];
  if (!isObject(values)) return names;
  for (const name in values) {
    if (!Object.hasOwn(properties, name)) names.push(name);
    if (names.length >= maxKeys) break;
  }
  return names;
}
