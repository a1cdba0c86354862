import type { Collector } from "../collector.ts";
import { cut, describe } from "../describe.ts";
import { visit } from "../issues.ts";
import { isOfType, nodeOf, type Part, type Path, type SchemaNode, type Visitor } from "../node.ts";
import { suggest } from "../suggest.ts";
import { foreign, members, missing, namesOf, reportMissing, rules, type Values } from "./object.ts";

/** Properties, and where they stand. */
interface Place {
  values: Values;
  path: Path;
}

/** An object with no other properties than those that its schema names. */
export const closed: Visitor = (node, value, path, found) => {
  if (!isOfType(value, "object")) return;
  const values = value as Values;
  const explained = explainWrappers(node, values, path, found);
  explainMisspelled(node, values, path, found, explained);
  for (const name of missing(node, values)) reportMissing(node, name, [...path, name], found);
  members(node, values, path, found);
  rules(node, values, (name) => [...path, name], found);
  for (const name of foreign(node, values)) {
    if (found.full) return;
    if (!explained.has(name)) reportForeign(name, values, path, found, wrapperOf(name, node));
  }
};

function reportForeign(name: string, values: Values, path: Path, found: Collector, remedy?: string): void {
  found.addValue([...path, name], "additionalProperties", "no such property", values[name], remedy);
}

/** Where a property belongs that the object around its wrapper doesn't know. */
function wrapperOf(name: string, node: SchemaNode): string | undefined {
  for (const [wrapper, part] of Object.entries(node.properties ?? {})) {
    const [inner] = matching([name], namesIn(part)).keys();
    if (inner) return `Put \`${inner}\` into \`${wrapper}\`.`;
  }
}

/** Explains names that are no names of the contract and much like one that is absent. What they hold is judged, too. */
function explainMisspelled(
  node: SchemaNode,
  values: Values,
  path: Path,
  found: Collector,
  explained: Set<string>,
): void {
  const absent = Object.keys(node.properties ?? {}).filter(
    (name) => values[name] === undefined && !explained.has(name),
  );
  const names = namesOf(values, (name) => !Object.hasOwn(node.properties ?? {}, name) && !explained.has(name));
  const meant = matching(names, absent);
  for (const [right, actual] of meant) {
    reportForeign(actual, values, path, found, `Did you mean \`${right}\`?`);
    explained.add(actual);
    found.mute([...path, right]);
  }
  if (meant.size > 0) judge(node, meant, { values, path }, { values, path }, found);
}

/**
 * Explains the classic mistake: what belongs into a wrapper is sent flat or in a wrapper of another name, or what
 * belongs flat is wrapped. Returns the names that need no further word.
 */
function explainWrappers(node: SchemaNode, values: Values, path: Path, found: Collector): Set<string> {
  const { properties = {} } = node;
  const explained = new Set<string>();
  const more = namesOf(values, (name) => !Object.hasOwn(properties, name));
  const contents = new Map(
    more.map((name) => [name, isOfType(values[name], "object") ? (values[name] as Values) : {}]),
  );
  const inside = new Map(more.map((name) => [name, namesOf(contents.get(name) ?? {}, () => true)]));
  for (const wrapper of missing(node, values)) {
    const part = properties[wrapper];
    const known = namesIn(part);
    if (!part || known.length === 0) continue;
    const flat = matching(more, known);
    const other = more.find((name) => matching(inside.get(name) ?? [], known).size > 0);
    if (flat.size > 0) {
      const inner = nodeOf(part);
      found.add([...path, wrapper], "required", describe(part), undefined, `Put ${list(flat)} into \`${wrapper}\`.`);
      for (const name of inner.required ?? [])
        if (!flat.has(name)) reportMissing(inner, name, [...path, wrapper, name], found);
      judge(inner, flat, { values, path }, { values: {}, path: [...path, wrapper] }, found);
      for (const name of flat.values()) explained.add(name);
    } else if (other !== undefined) {
      reportForeign(other, values, path, found, `Did you mean \`${wrapper}\`?`);
      visit(part, values[other], [...path, other], found);
      explained.add(other);
    } else continue;
    explained.add(wrapper);
    found.mute([...path, wrapper]);
  }
  const absent = Object.keys(properties).filter((name) => values[name] === undefined && !explained.has(name));
  for (const wrapper of more) {
    const content = contents.get(wrapper) ?? {};
    const wanted = absent.filter((name) => !explained.has(name));
    const inner = matching(explained.has(wrapper) ? [] : (inside.get(wrapper) ?? []), wanted);
    if (inner.size === 0) continue;
    reportForeign(wrapper, values, path, found, `Take ${list(inner)} out of \`${cut(wrapper)}\`.`);
    judge(node, inner, { values: content, path: [...path, wrapper] }, { values, path }, found);
    const taken = [...inner.values()];
    for (const name of foreign(node, content, 100))
      if (!taken.includes(name)) reportForeign(name, content, [...path, wrapper], found);
    explained.add(wrapper);
    for (const name of inner.keys()) {
      explained.add(name);
      found.mute([...path, name]);
    }
  }
  return explained;
}

/**
 * Reports what is wrong with properties that stand under another name or in another place than they should: each there
 * where it stands. What is wrong with how they go together is told, too; `others` are those that stand right already.
 */
function judge(
  node: SchemaNode,
  names: Map<string, string>,
  { values, path }: Place,
  others: Place,
  found: Collector,
): void {
  const meant: Values = { ...others.values };
  for (const [right, actual] of names) {
    meant[right] = values[actual];
    const part = node.properties?.[right];
    if (part) visit(part, values[actual], [...path, actual], found);
  }
  const at = (name: string) => (names.has(name) ? [...path, names.get(name) ?? name] : [...others.path, name]);
  rules(node, meant, at, found);
  for (const visitor of node.visitors ?? []) if (visitor !== closed) visitor(node, meant, others.path, found);
}

/** The known names that are meant by some, and how each is written there. */
function matching(names: string[], known: string[]): Map<string, string> {
  const found = new Map(known.filter((name) => names.includes(name)).map((name) => [name, name]));
  for (const name of names) {
    if (found.size === known.length) break;
    if (found.has(name)) continue;
    const free = known.filter((one) => !found.has(one));
    const meant = suggest(name, free);
    if (meant) found.set(meant, name);
  }
  return found;
}

function namesIn(part: Part | false | undefined): string[] {
  return part ? Object.keys(nodeOf(part).properties ?? {}) : [];
}

function list(names: Map<string, string>): string {
  return [...names.keys()].map((name) => `\`${name}\``).join(", ");
}
