import { annotations } from "@cc-contract/spec/keywords/known";
import { type Contract, componentName, type Schema } from "@cc-contract/spec/model/contract";
import { ruleOf, rules } from "./rules.ts";

// Writes the source text of a guard: straight-line code that stops at the first thing that is wrong.

/** Functions and constants that stand before the guard, and what is imported for it. */
interface Surroundings {
  contract: Contract;
  /** Where the schema stands, for error messages. */
  at: string;
  declarations: string[];
  imports: Map<string, string>;
}

type Keyword = (argument: never, value: string, schema: Schema, around: Surroundings) => string[];

/** Which keywords speak of values of a type; the others speak of any value. */
const keywordsOfType: Record<string, Record<string, Keyword>> = {
  string: {
    minLength: (least: number, value, _, around) => [
      `${use(around, "characters", "../characters.js")}(${value}) >= ${least}`,
    ],
    maxLength: (most: number, value, _, around) => [
      `${use(around, "characters", "../characters.js")}(${value}) <= ${most}`,
    ],
    pattern: (pattern: string, value, _, around) => [
      `${declare(around, new RegExp(pattern, "u").toString())}.test(${value})`,
    ],
  },
  integer: {
    minimum: (minimum: number, value) => [`${value} >= ${minimum}`],
    maximum: (maximum: number, value) => [`${value} <= ${maximum}`],
  },
  object: {
    properties: (_, value, schema, around) => propertyConditions(schema, value, around),
    required: (names: string[], value, { properties = {} }) =>
      names.filter((name) => !Object.hasOwn(properties, name)).map((name) => `${own(value, name)} !== undefined`),
    additionalProperties: (_, value, schema, around) => [`${onlyKnown(schema, around)}(${value})`],
    ...Object.fromEntries(
      Object.keys(rules).map(
        (keyword) =>
          [keyword, (argument: object, value, _, around) => [ruleCondition(keyword, argument, value, around)]] as [
            string,
            Keyword,
          ],
      ),
    ),
  },
  array: {
    items: (items: Schema, value, _, around) => [`${every(items, around)}(${value})`],
  },
};

const keywordsOfAny: Record<string, Keyword> = {
  const: (constant: unknown, value) => [`${value} === ${literal(constant)}`],
  enum: (values: unknown[], value) => [values.map((one) => `${value} === ${literal(one)}`).join(" || ")].map(bracket),
  not: (schema: Schema, value, parent, around) => [
    `!${bracket(conjunction(conditions(schema, value, around, parent.type)))}`,
  ],
  // Exactly one branch holds; of two, that is where they differ.
  oneOf: (branches: Schema[], value, parent, around) => [
    branches.length === 2
      ? branches.map((branch) => branchCondition(branch, value, parent, around)).join(" !== ")
      : `${["0", ...branches.map((branch) => branchCondition(branch, value, parent, around))].join(" + ")} === 1`,
  ],
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
  const around: Surroundings = { contract, at: name, declarations: [], imports: new Map() };
  const body = conjunction(conditions(schema, "value", around));
  const imports = [...around.imports].map(([local, line]) => line.replace("LOCAL", local));
  return [...imports, ...around.declarations, `export const guard = (value) =>\n  ${body};\n`].join("\n");
}

/** Conditions that all have to hold. `known` is the type that the value is known to have, where the schema names none. */
function conditions(schema: Schema, value: string, around: Surroundings, known?: unknown): string[] {
  const { $ref, ...siblings } = schema;
  for (const keyword of Object.keys(siblings)) checkKeyword(keyword, around, Boolean($ref));
  if ($ref) return [`${guardOf($ref, around)}(${value})`];

  const types = [schema.type ?? known ?? []].flat() as string[];
  const speaking = Object.keys(keywordsOfType).filter((type) =>
    Object.keys(keywordsOfType[type] ?? {}).some((keyword) => keyword in schema),
  );
  for (const type of speaking) {
    if (!types.includes(type))
      throw new KeywordError(
        around,
        firstOf(keywordsOfType[type] ?? {}, schema),
        `it needs \`type: ${type}\` beside it`,
      );
  }
  const own = types.map((type) =>
    conjunction([
      // Of several known types, each condition has to say of which it speaks.
      ...(schema.type || types.length > 1 ? [typeTest(type, value, around)] : []),
      ...keywordConditions(keywordsOfType[type] ?? {}, schema, value, around),
    ]),
  );
  const typed =
    own.length > 1 ? [bracket(own.map(bracket).join(" || "))] : own.filter((condition) => condition !== "true");
  return [...typed, ...keywordConditions(keywordsOfAny, schema, value, around)];
}

function keywordConditions(
  keywords: Record<string, Keyword>,
  schema: Schema,
  value: string,
  around: Surroundings,
): string[] {
  return Object.entries(keywords).flatMap(([keyword, emit]) => {
    if (!(keyword in schema)) return [];
    try {
      return emit(schema[keyword] as never, value, schema, around);
    } catch (error) {
      if (error instanceof KeywordError) throw error;
      throw new KeywordError(around, keyword, `its argument can't be compiled: ${(error as Error).message}`);
    }
  });
}

/** Says which schema uses which keyword in a way that can't be compiled. */
class KeywordError extends Error {
  constructor({ at }: Surroundings, keyword: string, remedy: string) {
    super(`${at} uses the keyword "${keyword}", and ${remedy}`);
  }
}

function checkKeyword(keyword: string, around: Surroundings, besideReference: boolean): void {
  const known =
    keyword === "type" ||
    keyword in keywordsOfAny ||
    Object.values(keywordsOfType).some((keywords) => keyword in keywords);
  if (annotations.includes(keyword)) return;
  if (!known)
    throw new KeywordError(
      around,
      keyword,
      "no guard is known for it: add one to scripts/guard.ts and to src/visitors",
    );
  if (besideReference)
    throw new KeywordError(around, keyword, "it stands beside a `$ref`: move it into the schema that is referred to");
}

function propertyConditions({ properties = {}, required = [] }: Schema, value: string, around: Surroundings): string[] {
  return Object.entries(properties).map(([name, schema]) => {
    const place = own(value, name);
    if (schema === false) return `${place} === undefined`;
    const holds = conjunction(conditions(schema, place, { ...around, at: `${around.at}.${name}` }));
    if (!(required as string[]).includes(name)) return bracket(`${place} === undefined || ${holds}`);
    // A condition on the type, or a single value, is false for undefined: a missing property needs no test of its own.
    const tests = ["$ref", "type", "const", "enum"].some((keyword) => keyword in schema);
    return tests ? holds : `${place} !== undefined && ${holds}`;
  });
}

/** A function that looks for properties that the schema does not name. */
function onlyKnown({ properties = {}, additionalProperties }: Schema, around: Surroundings): string {
  if (additionalProperties !== false) throw new KeywordError(around, "additionalProperties", "only `false` is known");
  const known = conjunction(Object.keys(properties).map((name) => `key !== ${literal(name)}`));
  return declare(around, `(value) => {\n  for (const key in value) if (${known}) return false;\n  return true;\n}`);
}

/** A function that tries every item of a list. */
function every(items: Schema, around: Surroundings): string {
  const holds = conjunction(conditions(items, "list[index]", { ...around, at: `${around.at}[]` }));
  return declare(
    around,
    `(list) => {\n  for (let index = 0; index < list.length; index++) if (!${bracket(holds)}) return false;\n  return true;\n}`,
  );
}

function branchCondition(branch: Schema, value: string, parent: Schema, around: Surroundings): string {
  return bracket(conjunction(conditions(branch, value, around, parent.type)));
}

function typeTest(type: string, value: string, around: Surroundings): string {
  const test = typeTests[type];
  if (!test) throw new KeywordError(around, "type", `no guard is known for the type ${type}`);
  return test(value);
}

function firstOf(keywords: Record<string, unknown>, schema: Schema): string {
  return Object.keys(keywords).find((keyword) => keyword in schema) ?? "";
}

/** Name of a constant that holds the expression. */
function declare(around: Surroundings, expression: string): string {
  const known = around.declarations.findIndex((line) => line.endsWith(` = ${expression};`));
  if (known >= 0) return `part${known}`;
  around.declarations.push(`const part${around.declarations.length} = ${expression};`);
  return `part${around.declarations.length - 1}`;
}

function ruleCondition(keyword: string, argument: object, value: string, around: Surroundings): string {
  const { check, module } = ruleOf(keyword, argument);
  return `${use(around, check, `../keywords/${module}.js`)}(${value}, ${declare(around, JSON.stringify(argument))})`;
}

function use(around: Surroundings, helper: string, module: string): string {
  around.imports.set(helper, `import { LOCAL } from "${module}";`);
  return helper;
}

/** The guard of another schema. */
function guardOf($ref: string, around: Surroundings): string {
  const name = componentName({ $ref });
  if (!(name in around.contract.components.schemas))
    throw new KeywordError(around, "$ref", `there is no schema ${name} in the contract`);
  around.imports.set(name, `import { guard as LOCAL } from "./${name}.js";`);
  return name;
}

/** A property of an object. One that every object inherits, such as `constructor`, could not be told from a missing one. */
function own(value: string, name: string): string {
  if (name in Object.prototype) throw new Error(`every object inherits a property \`${name}\``);
  return access(value, name);
}

function access(value: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${value}.${name}` : `${value}[${JSON.stringify(name)}]`;
}

function literal(value: unknown): string {
  if (typeof value === "object" && value !== null)
    throw new Error(`a constant that is no single value: ${JSON.stringify(value)}`);
  return JSON.stringify(value);
}

function conjunction(all: string[]): string {
  return all.length > 0 ? all.join(" && ") : "true";
}

function bracket(expression: string): string {
  return `(${expression})`;
}
