import { ownKeywords } from "@cc-contract/spec/keywords/own";
import { literal } from "../../../tools/lib/code.ts";
import { canonical } from "../src/canonical.ts";
import { formatFunction, keywordFunction } from "./names.ts";
import { bracket, type Context, conjunction, constant, inner, type Place, property, regExp, use } from "./source.ts";
import { unevaluated } from "./unevaluated.ts";
import type { AnySchema } from "./vocabulary.ts";

// The conditions that each keyword puts on the value of an expression.

/** Conditions that a keyword puts on a value. All must be true. */
type Keyword = (argument: never, place: Place) => string[];

const keywords: Record<string, Keyword> = {
  minLength: (min: number, { value, context }) => [`${use("characters", context)}(${value}) >= ${literal(min)}`],
  maxLength: (max: number, { value, context }) => [`${use("characters", context)}(${value}) <= ${literal(max)}`],
  pattern: (pattern: string, { value, context }) => [`${regExp(pattern, context)}.test(${value})`],

  minimum: (min: number, { value }) => [`${value} >= ${literal(min)}`],
  maximum: (max: number, { value }) => [`${value} <= ${literal(max)}`],
  exclusiveMinimum: (min: number, { value }) => [`${value} > ${literal(min)}`],
  exclusiveMaximum: (max: number, { value }) => [`${value} < ${literal(max)}`],
  multipleOf: (divisor: number, { value, context }) => [`${use("isMultiple", context)}(${value}, ${literal(divisor)})`],

  properties: (properties: Record<string, AnySchema>, place) =>
    Object.entries(properties).flatMap(([name, schema]) => propertyCondition(name, schema, place)),
  required: (names: string[], { value, schema: { properties = {} }, context }) =>
    names
      .filter((name) => !Object.hasOwn(properties, name))
      .map((name) => `${property(value, name, context)} !== undefined`),
  dependentRequired: (needs: Record<string, string[]>, { value, context }) =>
    Object.entries(needs).flatMap(([name, others]) =>
      others.map((other) =>
        bracket(`${property(value, name, context)} === undefined || ${property(value, other, context)} !== undefined`),
      ),
    ),
  dependentSchemas: (schemas: Record<string, AnySchema>, place) =>
    Object.entries(schemas).map(([name, schema]) =>
      bracket(`${property(place.value, name, place.context)} === undefined || ${branch(schema, place)}`),
    ),
  patternProperties: (schemas: Record<string, AnySchema>, { value, context }) =>
    Object.entries(schemas).flatMap(([pattern, schema]) => {
      const conforms = inner(schema, "value[key]", `${context.at}{${pattern}}`, context);
      return eachKey(value, `${regExp(pattern, context)}.test(key) && !${conforms}`, context);
    }),
  additionalProperties: (others: AnySchema, { value, schema, context }) => {
    const { properties = {}, patternProperties = {} } = schema;
    const known = [
      ...Object.keys(properties).map((name) => `key !== ${literal(name)}`),
      ...Object.keys(patternProperties as object).map((pattern) => `!${regExp(pattern, context)}.test(key)`),
    ];
    const conforms = inner(others, "value[key]", `${context.at}{}`, context);
    const wrong = conforms === "(false)" ? [] : [`!${conforms}`];
    return conforms === "(true)" ? [] : eachKey(value, conjunction([...known, ...wrong]), context);
  },
  propertyNames: (names: AnySchema, { value, context }) =>
    eachKey(value, `!${inner(names, "key", `${context.at}{}`, context, ["string"])}`, context),
  minProperties: (min: number, { value }) => [`Object.keys(${value}).length >= ${literal(min)}`],
  maxProperties: (max: number, { value }) => [`Object.keys(${value}).length <= ${literal(max)}`],
  unevaluatedProperties: (others: AnySchema, place) => unevaluated("Properties", others, place),
  ...Object.fromEntries(
    Object.keys(ownKeywords).map((keyword): [string, Keyword] => [
      keyword,
      (rule, { value, context }) => [
        `${use(keywordFunction(keyword), context)}(${value}, ${constant(literal(rule, 0), context)})`,
      ],
    ]),
  ),

  minItems: (min: number, { value }) => [`${value}.length >= ${literal(min)}`],
  maxItems: (max: number, { value }) => [`${value}.length <= ${literal(max)}`],
  prefixItems: (schemas: AnySchema[], { value, context }) =>
    schemas.map((schema, index) => {
      const conforms = inner(schema, `${value}[${index}]`, `${context.at}[${index}]`, context);
      return bracket(`${value}.length <= ${index} || ${conforms}`);
    }),
  items: (items: AnySchema, { value, schema, context }) => {
    const conforms = inner(items, "list[index]", `${context.at}[]`, context);
    return eachItem(value, ((schema.prefixItems ?? []) as []).length, `!${conforms}`, context);
  },
  uniqueItems: (wanted: boolean, { value, context }) => (wanted ? [`${use("areUnique", context)}(${value})`] : []),
  contains: (schema: AnySchema, { value, schema: { minContains = 1, maxContains }, context }) => {
    const conforms = inner(schema, "list[index]", `${context.at}[]`, context);
    const limits = [
      ...(minContains === 0 ? [] : [`count >= ${literal(minContains)}`]),
      ...(maxContains === undefined ? [] : [`count <= ${literal(maxContains)}`]),
    ];
    if (limits.length === 0) return [];
    const loop = `for (let index = 0; index < list.length; index++) if (${conforms}) count++;`;
    return [
      `${constant(`(list) => {\n  let count = 0;\n  ${loop}\n  return ${conjunction(limits)};\n}`, context)}(${value})`,
    ];
  },
  unevaluatedItems: (others: AnySchema, place) => unevaluated("Items", others, place),

  format: (format: string, { value, context }) =>
    context.references.formats.includes(format) ? [`${use(formatFunction(format), context)}(${value})`] : [],
  const: (expected: unknown, { value, context }) => [equals(value, expected, context)],
  // Redundant next to a constant.
  enum: (expected: unknown[], { value, schema, context }) =>
    "const" in schema && expected.includes(schema.const)
      ? []
      : [bracket(expected.map((one) => equals(value, one, context)).join(" || ") || "false")],
  not: (schema: AnySchema, place) => [`!${branch(schema, place)}`],
  allOf: (schemas: AnySchema[], { value, context, known }) =>
    schemas.flatMap((schema) => context.conditions(schema, value, context, known)),
  anyOf: (schemas: AnySchema[], place) => [bracket(schemas.map((schema) => branch(schema, place)).join(" || "))],
  // Exactly one branch is true; with two branches, this means that they differ.
  oneOf: (schemas: AnySchema[], place) => {
    const branches = schemas.map((schema) => branch(schema, place));
    return [branches.length === 2 ? branches.join(" !== ") : `${["0", ...branches].join(" + ")} === 1`];
  },
  if: (schema: AnySchema, place) => {
    const { then: yes = true, else: no = true } = place.schema;
    if (yes === true && no === true) return [];
    return [
      bracket(`${branch(schema, place)} ? ${branch(yes as AnySchema, place)} : ${branch(no as AnySchema, place)}`),
    ];
  },
};

/** Conditions that a keyword of a schema puts on a value. */
export function conditionOf(keyword: string, place: Place): string[] {
  return keywords[keyword]?.(place.schema[keyword] as never, place) ?? [];
}

function propertyCondition(
  name: string,
  schema: AnySchema,
  { value, schema: { required = [] }, context }: Place,
): string[] {
  const place = property(value, name, context);
  const isRequired = (required as string[]).includes(name);
  if (schema === false) return [isRequired ? "false" : `${place} === undefined`];
  const at = { ...context, at: `${context.at}.${name}` };
  const conforms = conjunction(context.conditions(schema, place, at));
  if (!isRequired) return conforms === "true" ? [] : [bracket(`${place} === undefined || ${conforms}`)];
  // A condition on the type, or a single value, is false for undefined: no separate test for a missing property is needed.
  if (refusesUndefined(schema, at)) return [conforms];
  return [`${place} !== undefined`, ...(conforms === "true" ? [] : [conforms])];
}

function refusesUndefined(schema: AnySchema, context: Context): boolean {
  if (typeof schema === "boolean") return !schema;
  if (["type", "const", "enum"].some((keyword) => keyword in schema)) return true;
  return schema.$ref !== undefined && refusesUndefined(context.references.resolve(schema, context), context);
}

/** A function that returns false if a key of an object is wrong. */
function eachKey(value: string, wrong: string, context: Context): string[] {
  const loop = `for (const key in value) if (${wrong}) return false;`;
  return [`${constant(`(value) => {\n  ${loop}\n  return true;\n}`, context)}(${value})`];
}

/** A function that returns false if an item of a list is wrong. */
function eachItem(value: string, from: number, wrong: string, context: Context): string[] {
  if (wrong === "!(true)") return [];
  const loop = `for (let index = ${from}; index < list.length; index++) if (${wrong}) return false;`;
  return [`${constant(`(list) => {\n  ${loop}\n  return true;\n}`, context)}(${value})`];
}

/** Condition of a schema on the value itself. */
function branch(schema: AnySchema, { value, context, known }: Place): string {
  return bracket(conjunction(context.conditions(schema, value, context, known)));
}

function equals(value: string, expected: unknown, context: Context): string {
  if (typeof expected !== "object" || expected === null) return `${value} === ${literal(expected)}`;
  return bracket(
    `typeof ${value} === "object" && ${use("canonical", context)}(${value}) === ${literal(canonical(expected))}`,
  );
}
