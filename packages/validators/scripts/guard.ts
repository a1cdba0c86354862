import { annotations } from "@cc-contract/spec/keywords/known";
import { ownKeywords } from "@cc-contract/spec/keywords/own";
import { type Contract, componentName, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { literal, propertyName } from "../../../tools/lib/code.ts";
import { keywordFunction, localName } from "./names.ts";

// Writes the source text of a guard: straight-line code that stops at the first thing that is wrong.

/** What a guard is written into. */
interface Context {
  contract: Contract;
  /** Name of the schema that is compiled. */
  name: string;
  /** Where the part that is compiled is, for error messages. */
  at: string;
  /** Names of the constants before the guard, by their expressions. */
  constants: Map<string, string>;
  runtime: Set<string>;
  references: Set<string>;
}

/** Writes the conditions that a keyword puts on the value of an expression. All have to be true. */
type Keyword = (argument: never, value: string, schema: Schema, context: Context) => string[];

/** Keywords that speak of values of one type. */
const keywordsOfType: Record<string, Record<string, Keyword>> = {
  string: {
    minLength: (min: number, value, _, context) => [`${use("characters", context)}(${value}) >= ${literal(min)}`],
    maxLength: (max: number, value, _, context) => [`${use("characters", context)}(${value}) <= ${literal(max)}`],
    pattern: (pattern: string, value, _, context) => [
      `${constant(new RegExp(pattern, "u").toString(), context)}.test(${value})`,
    ],
  },
  integer: {
    minimum: (min: number, value) => [`${value} >= ${literal(min)}`],
    maximum: (max: number, value) => [`${value} <= ${literal(max)}`],
  },
  object: {
    properties: (_, value, schema, context) => propertyConditions(schema, value, context),
    required: (names: string[], value, { properties = {} }) =>
      names.filter((name) => !Object.hasOwn(properties, name)).map((name) => `${property(value, name)} !== undefined`),
    dependentRequired: (needs: Record<string, string[]>, value) =>
      Object.entries(needs).flatMap(([name, others]) =>
        others.map((other) =>
          bracket(`${property(value, name)} === undefined || ${property(value, other)} !== undefined`),
        ),
      ),
    additionalProperties: (_, value, schema, context) => [`${onlyKnown(schema, context)}(${value})`],
    ...Object.fromEntries(
      Object.keys(ownKeywords).map((keyword): [string, Keyword] => [
        keyword,
        (rule, value, _, context) => [
          `${use(keywordFunction(keyword), context)}(${value}, ${constant(literal(rule, 0), context)})`,
        ],
      ]),
    ),
  },
  array: {
    minItems: (min: number, value) => [`${value}.length >= ${literal(min)}`],
    maxItems: (max: number, value) => [`${value}.length <= ${literal(max)}`],
    items: (items: Schema, value, _, context) => [`${every(items, context)}(${value})`],
  },
};

/** Keywords that speak of any value. */
const keywordsOfAny: Record<string, Keyword> = {
  const: (expected: unknown, value) => [equals(value, expected)],
  // Beside a constant it says the same.
  enum: (expected: unknown[], value, schema) =>
    "const" in schema ? [] : [bracket(expected.map((one) => equals(value, one)).join(" || "))],
  not: (schema: Schema, value, parent, context) => [`!${branch(schema, value, parent, context)}`],
  // Exactly one branch is true; of two, that is where they differ.
  oneOf: (schemas: Schema[], value, parent, context) => {
    const branches = schemas.map((schema) => branch(schema, value, parent, context));
    return [branches.length === 2 ? branches.join(" !== ") : `${["0", ...branches].join(" + ")} === 1`];
  },
};

const typeTests: Record<string, (value: string) => string> = {
  string: (value) => `typeof ${value} === "string"`,
  boolean: (value) => `typeof ${value} === "boolean"`,
  integer: (value) => `Number.isInteger(${value})`,
  null: (value) => `${value} === null`,
  object: (value) => `typeof ${value} === "object" && ${value} !== null && !Array.isArray(${value})`,
  array: (value) => `Array.isArray(${value})`,
};

/** Source text of the module that exports `guard` for a schema. */
export function emitGuard(contract: Contract, name: string, schema: Schema): string {
  const context: Context = {
    contract,
    ...{ name, at: name },
    ...{ constants: new Map(), runtime: new Set(), references: new Set() },
  };
  const body = conjunction(conditions(schema, "value", context));
  const { constants, runtime, references } = context;
  return [
    ...(runtime.size > 0 ? [`import { ${[...runtime].join(", ")} } from "../runtime.js";`] : []),
    ...[...references].map((other) => `import { guard as ${localName(other)} } from "./${other}.js";`),
    ...[...constants].map(([expression, local]) => `const ${local} = ${expression};`),
    `export const guard = (value) =>\n  ${body};\n`,
  ].join("\n");
}

/** Conditions that all have to be true. `known` is the type that the value is known to have, where the schema names none. */
function conditions(schema: Schema, value: string, context: Context, known?: unknown): string[] {
  const { $ref, ...own } = schema;
  if ($ref) {
    const guard = `${reference($ref, context)}(${value})`;
    const restricts = Object.keys(own).some((keyword) => !annotations.includes(keyword));
    return [guard, ...(restricts ? conditions(own, value, context, resolveSchema(context.contract, schema).type) : [])];
  }
  checkKeywords(schema, context);
  const types = [schema.type ?? known ?? []].flat() as string[];
  for (const [type, keywords] of Object.entries(keywordsOfType)) {
    const keyword = Object.keys(keywords).find((keyword) => keyword in schema);
    if (keyword && !types.includes(type))
      throw new KeywordError(context, keyword, `it needs \`type: ${type}\` beside it`);
  }
  const ofTypes = types.map((type) =>
    conjunction([
      // Of several known types, each condition has to say of which it speaks.
      ...(schema.type || types.length > 1 ? [typeTest(type, value, context)] : []),
      ...keywordConditions(keywordsOfType[type] ?? {}, schema, value, context),
    ]),
  );
  const typed =
    ofTypes.length > 1
      ? [bracket(ofTypes.map(bracket).join(" || "))]
      : ofTypes.filter((condition) => condition !== "true");
  return [...typed, ...keywordConditions(keywordsOfAny, schema, value, context)];
}

function keywordConditions(
  keywords: Record<string, Keyword>,
  schema: Schema,
  value: string,
  context: Context,
): string[] {
  return Object.entries(keywords).flatMap(([keyword, emit]) => {
    if (!(keyword in schema)) return [];
    try {
      return emit(schema[keyword] as never, value, schema, context);
    } catch (error) {
      if (error instanceof KeywordError) throw error;
      throw new KeywordError(context, keyword, `its argument can't be compiled: ${(error as Error).message}`);
    }
  });
}

/** Says which schema uses which keyword in a way that can't be compiled, and what to do. */
export class KeywordError extends Error {
  readonly schema: string;
  readonly keyword: string;

  constructor({ name, at }: Pick<Context, "name" | "at">, keyword: string, remedy: string) {
    super(`${at} uses the keyword "${keyword}", and ${remedy}`);
    this.schema = name;
    this.keyword = keyword;
  }
}

function checkKeywords(schema: Schema, context: Context): void {
  const known = new Set(
    [{ type: 0 }, keywordsOfAny, ...Object.values(keywordsOfType)].flatMap((keywords) => Object.keys(keywords)),
  );
  const unknown = Object.keys(schema).find((keyword) => !known.has(keyword) && !annotations.includes(keyword));
  if (unknown)
    throw new KeywordError(
      context,
      unknown,
      "no guard is known for it: add one to scripts/guard.ts, and to scripts/node.ts what finds its issues",
    );
}

function propertyConditions({ properties = {}, required = [] }: Schema, value: string, context: Context): string[] {
  return Object.entries(properties).map(([name, schema]) => {
    const place = property(value, name);
    if (schema === false) return `${place} === undefined`;
    const conforms = conjunction(conditions(schema, place, { ...context, at: `${context.at}.${name}` }));
    if (!(required as string[]).includes(name)) return bracket(`${place} === undefined || ${conforms}`);
    // A condition on the type, or a single value, is false for undefined: a missing property needs no test of its own.
    const tests = ["$ref", "type", "const", "enum"].some((keyword) => keyword in schema);
    return tests ? conforms : `${place} !== undefined && ${conforms}`;
  });
}

/** A function that looks for properties that the schema does not name. */
function onlyKnown({ properties = {}, additionalProperties }: Schema, context: Context): string {
  if (additionalProperties !== false)
    throw new KeywordError(
      context,
      "additionalProperties",
      "only `false` can be compiled: write that, or leave it out",
    );
  const known = conjunction(Object.keys(properties).map((name) => `key !== ${literal(name)}`));
  return constant(`(value) => {\n  for (const key in value) if (${known}) return false;\n  return true;\n}`, context);
}

/** A function that tries every item of a list. */
function every(items: Schema, context: Context): string {
  const conforms = conjunction(conditions(items, "list[index]", { ...context, at: `${context.at}[]` }));
  return constant(
    `(list) => {\n  for (let index = 0; index < list.length; index++) if (!${bracket(conforms)}) return false;\n  return true;\n}`,
    context,
  );
}

function branch(schema: Schema, value: string, parent: Schema, context: Context): string {
  return bracket(conjunction(conditions(schema, value, context, parent.type)));
}

function typeTest(type: string, value: string, context: Context): string {
  const test = typeTests[type];
  if (!test)
    throw new KeywordError(
      context,
      "type",
      `no guard is known for the type ${type}: write one of ${Object.keys(typeTests).join(", ")}`,
    );
  return test(value);
}

/** Name of a constant with the value of an expression. */
function constant(expression: string, { constants }: Context): string {
  const name = constants.get(expression) ?? `part${constants.size}`;
  constants.set(expression, name);
  return name;
}

/** A function of the runtime. */
function use(name: string, { runtime }: Context): string {
  runtime.add(name);
  return name;
}

/** The guard of another schema. */
function reference($ref: string, context: Context): string {
  const name = componentName({ $ref });
  if (!Object.hasOwn(context.contract.components.schemas, name))
    throw new KeywordError(context, "$ref", `there is no schema ${name} in the contract`);
  context.references.add(name);
  return localName(name);
}

/** A property of an object. One that every object inherits, such as `constructor`, could not be told from a missing one. */
function property(value: string, name: string): string {
  if (name in Object.prototype) throw new Error(`every object inherits a property \`${name}\``);
  const key = propertyName(name);
  return key === name ? `${value}.${name}` : `${value}[${key}]`;
}

function equals(value: string, expected: unknown): string {
  if (typeof expected === "object" && expected !== null)
    throw new Error(`a constant that is not a single value: ${JSON.stringify(expected)}`);
  return `${value} === ${literal(expected)}`;
}

function conjunction(all: string[]): string {
  return all.length > 0 ? all.join(" && ") : "true";
}

function bracket(expression: string): string {
  return `(${expression})`;
}
