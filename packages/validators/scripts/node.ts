import { ownKeywords, rulesOf } from "@cc-contract/spec/keywords/own";
import type { Contract, Schema } from "@cc-contract/spec/model/contract";
import { literal, propertyName } from "../../../tools/lib/code.ts";
import { canonical } from "../src/canonical.ts";
import { expectedOf } from "./expected.ts";
import { formatFunction, keywordFunction, localName } from "./names.ts";
import { References } from "./references.ts";
import { type AnySchema, annotations, restricts, subschemas, vocabulary } from "./vocabulary.ts";

// Serialises a schema as the data that the issue finder reads.

/** Keywords that restrict a value but not its parts: next to a reference, they can be merged with those of its target. */
const plain = ["type", "format", "minLength", "maxLength", "pattern", "minimum", "maximum"];
plain.push("exclusiveMinimum", "exclusiveMaximum", "multipleOf", "x-expected");

/** Source text of the schema of that name, and the declarations that the module of its validator needs before it. */
export function emitNode(
  contract: Contract,
  name: string,
  schema: Schema,
  references: References = new References(contract),
): { code: string; head: string } {
  const runtime = new Set(["createValidator"]);
  const imports = new Set<string>();
  const site = { name, at: name };
  const locals = references.localsOf(schema, site);
  const { formats } = references;
  const use = (name: string) => {
    runtime.add(name);
    return name;
  };

  /** A schema as a part of another one; `keyword` is the one that has a `false` schema. */
  const write = (part: AnySchema, keyword = "not"): string => {
    if (part === true) return "{}";
    if (part === false) return `{ enum: [], keyword: ${literal(keyword)}, expected: "nothing" }`;
    if (part.$ref === undefined) return node(part);
    const target = references.resolve(part, site);
    if (!restricts(part, formats)) return typeof target === "boolean" ? write(target, keyword) : reference(target);
    const { $ref: _, ...own } = part;
    const joined = join(own, target);
    if (joined) return node(joined);
    const bare = references.inPlaceOf(part, { $ref: part.$ref });
    return node({ ...own, allOf: [...((own.allOf ?? []) as AnySchema[]), bare] });
  };

  const reference = (target: Schema): string => {
    const component = references.componentOf(target);
    if (target === schema) return localName(name);
    if (component === undefined) return locals.get(target) ?? "";
    if (component !== name) imports.add(component);
    return localName(component);
  };

  /** Both merged, if they share no keyword and no keyword depends on another. */
  const join = (own: Schema, target: AnySchema): Schema | undefined => {
    if (typeof target === "boolean") return undefined;
    const full = references.follow(target, site);
    if (typeof full === "boolean" || full.$ref !== undefined) return undefined;
    const keywords = [own, full].flatMap((schema) =>
      Object.keys(schema).filter((key) => key === "x-expected" || !annotations.includes(key)),
    );
    const canJoin = keywords.every((key) => plain.includes(key)) && new Set(keywords).size === keywords.length;
    return canJoin ? { ...full, ...own } : undefined;
  };

  const node = (schema: Schema): string => {
    const parts = (keyword: string, argument: unknown): string => {
      const one = (part: AnySchema) => {
        const isKey = /^(p|additionalP|unevaluatedP)roperties$/.test(keyword);
        return part === false && isKey ? "false" : write(part, keyword);
      };
      const all = subschemas(keyword, argument);
      if (Array.isArray(argument)) return `[${all.map(one).join(", ")}]`;
      if (vocabulary[keyword]?.argument === "schema") return one(argument as AnySchema);
      const names = Object.keys(argument as object);
      return `{ ${names.map((name, index) => `${propertyName(name)}: ${one(all[index] as AnySchema)}`).join(", ")} }`;
    };
    const members = Object.entries(schema).flatMap(([keyword, argument]): string[] => {
      if (annotations.includes(keyword) || Object.hasOwn(ownKeywords, keyword) || keyword === "$defs") return [];
      if (keyword === "const" || keyword === "enum") return values(keyword, argument, schema);
      const value = subschemas(keyword, argument).length > 0 ? parts(keyword, argument) : literal(argument, 0);
      return [`${propertyName(keyword)}: ${value}`];
    });
    const { expected, typed } = expectedOf(schema);
    if (expected) members.push(`expected: ${literal(expected)}`);
    if (typed) members.push(`typed: ${literal(typed)}`);
    const rules = rulesOf(schema).map(({ keyword, rule, own }) => {
      const conforms = `(values) => ${use(keywordFunction(keyword))}(values, ${literal(rule, 0)})`;
      const { names, expected } = { names: own.propertiesOf(rule), expected: own.expected(rule) };
      return `{ ${literal({ keyword, names, expected }, 0).slice(1, -1)}, conforms: ${conforms} }`;
    });
    if (rules.length > 0) members.push(`rules: [${rules.join(", ")}]`);
    if (formats.includes(schema.format as string))
      members.push(`format: [${literal(schema.format)}, ${use(formatFunction(String(schema.format)))}]`);
    const looking = visitorsOf(schema, formats);
    if (looking.length > 0) members.push(`visitors: [${looking.map(use).join(", ")}]`);
    if (members.length === 1 && schema.type !== undefined) return literal(schema.type, 0);
    return `{ ${members.join(", ")} }`;
  };

  const code = write(schema);
  // Referenced parts. Each has a separate guard in the same file as that of the complete schema.
  const parts = [...locals].map(
    ([part, local]) => `const ${local} = /* @__PURE__ */ createValidator(guards.${local}, () => (${write(part)}));\n`,
  );
  const head = [
    `import { ${[...runtime].join(", ")} } from "../runtime.js";\n`,
    ...[...imports].map((other) => `import { ${other} as ${localName(other)} } from "./${other}.js";\n`),
    ...(parts.length > 0 ? [`import * as guards from "../guards/${name}.js";\n`, "\n", ...parts] : []),
  ];
  return { code, head: head.join("") };
}

/** A constant or a list of values. Objects and lists are compared by their text. */
function values(keyword: "const" | "enum", argument: unknown, schema: Schema): string[] {
  const all = (keyword === "const" ? [argument] : argument) as unknown[];
  // Next to a constant, a list that includes it is redundant.
  if (keyword === "enum" && "const" in schema && all.includes(schema.const)) return [];
  if (all.every((value) => typeof value !== "object" || value === null)) return [`${keyword}: ${literal(argument, 0)}`];
  return [`${keyword === "const" ? "same" : "among"}: ${literal(all.map(canonical), 0)}`];
}

/** The visitors that find the issues of a schema, in order. */
function visitorsOf(schema: Schema, formats: readonly string[]): string[] {
  const isClosed = schema.additionalProperties === false && schema.patternProperties === undefined;
  const all = Object.keys(vocabulary).flatMap((keyword) => {
    if (!(keyword in schema)) return [];
    if (keyword === "format" && !formats.includes(String(schema.format))) return [];
    if (keyword === "additionalProperties" && isClosed) return ["unknown"];
    if (keyword === "const" || keyword === "enum")
      return values(keyword, schema[keyword], schema).some((text) => /^(same|among)/.test(text)) ? ["equal"] : [];
    return vocabulary[keyword]?.visitor ?? [];
  });
  return [...new Set([...(isClosed ? ["correct"] : []), ...all])];
}
