import type { Schema } from "@cc-contract/spec/model/contract";
import { literal } from "../../../tools/lib/code.ts";
import { type Context, conjunction, constant, inner, type Place, property, regExp } from "./source.ts";
import type { AnySchema } from "./vocabulary.ts";

// What `unevaluatedProperties` and `unevaluatedItems` skip: everything evaluated by another keyword of the schema, or of a
// schema that applies to the same value and matches.

interface Look {
  kind: "Properties" | "Items";
  /** Expressions of the object or list, of the key or index, and of what is there. */
  list: string;
  key: string;
  item: string;
  context: Context;
  /** Conditions that are the same for each key: `is0`, `is1` and so on. */
  verdicts: string[];
}

/** A function that checks everything that no other keyword of the schema has evaluated. */
export function unevaluated(
  kind: "Properties" | "Items",
  others: AnySchema,
  { schema, value, context }: Place,
): string[] {
  const [list, key, item] = kind === "Items" ? ["list", "index", "list[index]"] : ["value", "key", "value[key]"];
  const conforms = inner(others, item, `${context.at}{}`, context);
  if (conforms === "(true)") return [];
  const verdicts: string[] = [];
  const looked = hasLookedAt(schema, { kind, list, key, item, context, verdicts });
  if (looked === "true") return [];
  const loop = kind === "Items" ? "for (let index = 0; index < list.length; index++)" : "for (const key in value)";
  const lines = [
    ...verdicts.map((verdict, index) => `const is${index} = ${verdict};`),
    `${loop} if (!(${looked} || ${conforms})) return false;`,
    "return true;",
  ];
  return [`${constant(`(${list}) => {\n  ${lines.join("\n  ")}\n}`, context)}(${value})`];
}

/** Condition on a key: a schema to which the value conforms has evaluated it. */
function hasLookedAt(part: AnySchema, look: Look, root = true): string {
  if (typeof part === "boolean") return "false";
  const schema: Schema = part;
  const { kind, key, item, context } = look;
  const all = kind === "Items" ? ["items"] : ["additionalProperties"];
  if ([...all, ...(root ? [] : [`unevaluated${kind}`])].some((keyword) => keyword in schema)) return "true";
  const ways = [...(kind === "Items" ? items() : properties()), ...inPlace()].filter((way) => way !== "false");
  if (ways.includes("true")) return "true";
  return ways.length > 0 ? `(${ways.join(" || ")})` : "false";

  function* properties(): Generator<string> {
    for (const name of Object.keys(schema.properties ?? {})) yield `${key} === ${literal(name)}`;
    for (const pattern of Object.keys(schema.patternProperties ?? {})) yield `${regExp(pattern, context)}.test(${key})`;
  }

  function* items(): Generator<string> {
    const { prefixItems, contains } = schema as { prefixItems?: []; contains?: AnySchema };
    if (prefixItems) yield `${key} < ${prefixItems.length}`;
    if (contains !== undefined) yield inner(contains, item, `${context.at}[]`, context).replace(/^\(true\)$/, "true");
  }

  function* inPlace(): Generator<string> {
    const { allOf = [], anyOf = [], oneOf = [] } = schema as Record<string, AnySchema[]>;
    const { if: test, then: yes = true, else: no = true } = schema as Record<string, AnySchema>;
    if (schema.$ref !== undefined) yield hasLookedAt(context.references.resolve(schema, context), look, false);
    for (const part of allOf) yield hasLookedAt(part, look, false);
    for (const part of [...anyOf, ...oneOf]) yield where(part, [part]);
    for (const [name, part] of Object.entries((schema.dependentSchemas ?? {}) as Record<string, AnySchema>))
      yield both(`${property(look.list, name, context)} !== undefined`, hasLookedAt(part, look, false));
    if (test === undefined) return;
    yield where(test, [test, yes]);
    yield where(test, [no], "!");
  }

  /** The parts of a schema that are evaluated if a value conforms to it, or doesn't. */
  function where(condition: AnySchema, parts: AnySchema[], sign = ""): string {
    const looked = parts.map((part) => hasLookedAt(part, look, false)).filter((way) => way !== "false");
    if (looked.length === 0) return "false";
    const known = kind === "Items" ? ["array"] : ["object"];
    const verdict = conjunction(context.conditions(condition, look.list, context, known));
    const found = look.verdicts.indexOf(verdict);
    const index = found < 0 ? look.verdicts.push(verdict) - 1 : found;
    return both(`${sign}is${index}`, looked.includes("true") ? "true" : `(${looked.join(" || ")})`);
  }
}

function both(one: string, other: string): string {
  if (other === "false") return "false";
  return other === "true" ? one : `${one} && ${other}`;
}
