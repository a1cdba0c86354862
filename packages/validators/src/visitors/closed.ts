import type { Collector } from "../collector.ts";
import { cut, describe } from "../describe.ts";
import { isOfType, nodeOf, type Part, type Path, type SchemaNode, type Visitor } from "../node.ts";
import { suggest } from "../suggest.ts";
import { missing, object } from "./object.ts";

type Values = Record<string, unknown>;

/** An object with no other properties than those that its schema names. */
export const closed: Visitor = (node, value, path, found) => {
  if (!isOfType(value, "object")) return;
  const values = value as Values;
  const explained = wrapperIssue(node, values, path, found);
  const { properties = {}, required = [] } = node;
  const rest = { ...node, required: required.filter((name) => !explained.includes(name)) };
  object(rest, value, path, found);
  const absent = Object.keys(properties).filter((name) => values[name] === undefined);
  for (const name in values) {
    if (found.full) return;
    if (Object.hasOwn(properties, name) || explained.includes(name)) continue;
    const meant = suggest(name, absent);
    const remedy = meant && `Did you mean \`${meant}\`?`;
    found.addValue([...path, name], "additionalProperties", "no such property", values[name], remedy);
  }
};

/**
 * Explains the classic mistake: what belongs into a wrapper is sent flat, or what is sent flat is wrapped. Returns the
 * names that need no further word.
 */
function wrapperIssue(node: SchemaNode, value: Values, path: Path, found: Collector): string[] {
  const properties = node.properties ?? {};
  const foreign = Object.keys(value).filter((name) => !Object.hasOwn(properties, name));
  for (const wrapper of missing(node, value)) {
    const known = Object.keys(propertiesOf(properties[wrapper]));
    const meant = (name: string) => (known.includes(name) ? name : suggest(name, known));
    const flat = foreign.filter((name) => meant(name));
    if (flat.length === 0) continue;
    const names = new Set(flat.map((name) => meant(name) ?? name));
    const remedy = `Put ${list([...names])} into \`${wrapper}\`.`;
    found.add([...path, wrapper], "required", describe(properties[wrapper]), undefined, remedy);
    return [wrapper, ...flat];
  }
  for (const wrapper of foreign) {
    const content = value[wrapper];
    if (!isOfType(content, "object")) continue;
    const inner = Object.keys(properties).filter((name) => Object.hasOwn(content as object, name));
    if (inner.length === 0) continue;
    found.addValue(
      [...path, wrapper],
      "additionalProperties",
      "no such property",
      content,
      `Take ${list(inner)} out of \`${cut(wrapper)}\`.`,
    );
    return [wrapper, ...inner];
  }
  return [];
}

function propertiesOf(part: Part | false | undefined): object {
  return (part && nodeOf(part).properties) || {};
}

function list(names: string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
