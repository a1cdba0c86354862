import type { Collector } from "../collector.ts";
import { cut, describe } from "../describe.ts";
import { visit } from "../issues.ts";
import { isOfType, nodeOf, type Part, type Path, type SchemaNode, type Visitor } from "../node.ts";
import { suggest } from "../suggest.ts";
import { foreign, members, missing, reportMissing, type Values } from "./object.ts";

/** An object with no other properties than those that its schema names. */
export const closed: Visitor = (node, value, path, found) => {
  if (!isOfType(value, "object")) return;
  const values = value as Values;
  const explained = explainWrappers(node, values, path, found);
  for (const name of missing(node, values)) if (!explained.has(name)) reportMissing(node, name, [...path, name], found);
  members(node, values, path, found);
  for (const name of foreign(node, values)) {
    if (found.full) return;
    if (!explained.has(name)) reportForeign(name, values, path, found, remedyFor(name, node, values));
  }
};

function reportForeign(name: string, values: Values, path: Path, found: Collector, remedy?: string): void {
  found.addValue([...path, name], "additionalProperties", "no such property", values[name], remedy);
}

function remedyFor(name: string, node: SchemaNode, values: Values): string | undefined {
  const properties = Object.entries(node.properties ?? {});
  const absent = properties.filter(([property]) => values[property] === undefined).map(([property]) => property);
  const meant = suggest(name, absent);
  if (meant) return `Did you mean \`${meant}\`?`;
  for (const [wrapper, part] of properties) {
    const [inner] = matching([name], namesOf(part)).keys();
    if (inner) return `Put \`${inner}\` into \`${wrapper}\`.`;
  }
}

/**
 * Explains the classic mistake: what belongs into a wrapper is sent flat or in a wrapper of another name, or what
 * belongs flat is wrapped. Returns the names that need no further word.
 */
function explainWrappers(node: SchemaNode, values: Values, path: Path, found: Collector): Set<string> {
  const { properties = {} } = node;
  const explained = new Set<string>();
  const more = foreign(node, values);
  for (const wrapper of missing(node, values)) {
    const part = properties[wrapper];
    const known = namesOf(part);
    if (!part || known.length === 0) continue;
    const inner = nodeOf(part);
    const flat = matching(more, known);
    const other = more.find((name) => matching(namesIn(values[name]), known).size > 0);
    if (flat.size > 0) {
      found.add([...path, wrapper], "required", describe(part), undefined, `Put ${list(flat)} into \`${wrapper}\`.`);
      judge(inner, flat, values, path, found);
      for (const name of inner.required ?? [])
        if (!flat.has(name)) reportMissing(inner, name, [...path, wrapper, name], found);
      for (const name of flat.values()) explained.add(name);
    } else if (other !== undefined) {
      reportForeign(other, values, path, found, `Did you mean \`${wrapper}\`?`);
      visit(part, values[other], [...path, other], found);
      explained.add(other);
    } else continue;
    explained.add(wrapper);
  }
  for (const wrapper of more) {
    if (found.full) break;
    if (explained.has(wrapper)) continue;
    const absent = Object.keys(properties).filter((name) => values[name] === undefined && !explained.has(name));
    const inner = matching(namesIn(values[wrapper]), absent);
    if (inner.size === 0) continue;
    reportForeign(wrapper, values, path, found, `Take ${list(inner)} out of \`${cut(wrapper)}\`.`);
    judge(node, inner, values[wrapper] as Values, [...path, wrapper], found);
    for (const name of [wrapper, ...inner.keys()]) explained.add(name);
  }
  return explained;
}

/** Reports what is wrong with values that stand in another place than they should, there where they stand. */
function judge(node: SchemaNode, names: Map<string, string>, values: Values, path: Path, found: Collector): void {
  for (const [right, actual] of names) {
    const part = node.properties?.[right];
    if (part) visit(part, values[actual], [...path, actual], found);
  }
}

/** The known names that are meant by some, and how each is written there. */
function matching(names: string[], known: string[]): Map<string, string> {
  const found = new Map(known.filter((name) => names.includes(name)).map((name) => [name, name]));
  for (const name of names) {
    if (found.size === known.length) break;
    if (found.has(name)) continue;
    const meant = suggest(
      name,
      known.filter((one) => !found.has(one)),
    );
    if (meant) found.set(meant, name);
  }
  return found;
}

function namesOf(part: Part | false | undefined): string[] {
  return part ? Object.keys(nodeOf(part).properties ?? {}) : [];
}

function namesIn(value: unknown): string[] {
  return isOfType(value, "object") ? Object.keys(value as object) : [];
}

function list(names: Map<string, string>): string {
  return [...names.keys()].map((name) => `\`${name}\``).join(", ");
}
