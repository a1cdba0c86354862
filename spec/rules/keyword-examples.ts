import { rulesOf } from "../keywords/own.ts";
import { codeFault } from "./lib/codes.ts";
import { isNode, listOf, nodeOf, type Place, read } from "./lib/nodes.ts";
import type { Context, Location, Node, Problem, Rule } from "./lib/types.ts";

/** Demands that examples satisfy the extension keywords, which JSON Schema validators don't support. */
export const rule: Rule = () => ({
  *MediaType({ schema, examples }, at, ctx) {
    for (const [name, entry] of Object.entries(nodeOf(examples))) {
      const example = read(entry, at.child(["examples", name]), ctx);
      if (example) yield* check(schema, at.child(["schema"]), example.node.value, example.inside("value"), ctx);
    }
  },
  *Schema(schema, at, ctx) {
    for (const [i, data] of listOf(schema.examples).entries()) {
      yield* check(schema, at, data, at.child(["examples", i]), ctx);
    }
  },
});

function* check(schema: unknown, schemaAt: Location, data: unknown, at: Location, ctx: Context): Generator<Problem> {
  const place = read(schema, schemaAt, ctx);
  if (!place) return;
  const { node, inside } = place;
  for (const [i, item] of listOf(data).entries()) yield* check(node.items, inside("items"), item, at.child([i]), ctx);
  if ("x-codes" in node && codeFault(data)) yield [at, `This code ${codeFault(data)}`];
  if (!isNode(data)) return;
  for (const what of broken(node, data)) yield [at, `This example breaks ${what}`];
  for (const [name, property] of Object.entries(nodeOf(node.properties))) {
    if (name in data) yield* check(property, inside("properties", name), data[name], at.child([name]), ctx);
  }
  for (const key of ["oneOf", "anyOf", "allOf"]) {
    for (const [i, branch] of listOf(node[key]).entries()) {
      const target = read(branch, inside(key, i), ctx);
      if (target && (key === "allOf" || isMeant(target, data, ctx)))
        yield* check(branch, inside(key, i), data, at, ctx);
    }
  }
}

/** The extension keywords of its schema that an object breaks. */
function broken(schema: Node, data: Node): string[] {
  return rulesOf(schema)
    .filter(({ rule, own }) => isNode(rule) && !own.conforms(data, rule))
    .map(({ keyword, rule, own }) => {
      const property = own.propertiesOf(rule).at(-1);
      return `\`${keyword}\`. Set \`${property}\` to ${own.expected(rule)}.`;
    });
}

/** Whether a branch can apply to an object: the object has its required properties and constants. */
function isMeant({ node, inside }: Place, data: Node, ctx: Context): boolean {
  return (
    listOf(node.required).every((name) => String(name) in data) &&
    Object.entries(nodeOf(node.properties)).every(([name, property]) => {
      if (!(name in data)) return true;
      const schema = read(property, inside("properties", name), ctx)?.node;
      return property !== false && (schema?.const === undefined || schema.const === data[name]);
    })
  );
}
