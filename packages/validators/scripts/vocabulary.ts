import { annotations as ownAnnotations } from "@cc-contract/spec/keywords/known";
import { ownKeywords } from "@cc-contract/spec/keywords/own";
import type { Schema } from "@cc-contract/spec/model/contract";

// Every keyword of JSON Schema 2020-12 that can be compiled: the values to which it applies, its argument, and the part of
// the runtime that finds its issues. Its conditions are in conditions.ts.

export type AnySchema = Schema | boolean;

const typeNames = ["string", "number", "integer", "boolean", "null", "object", "array"] as const;

interface Keyword {
  /** The type of the values that it restricts; any type if missing. */
  of?: "string" | "number" | "object" | "array";
  argument: keyof typeof argumentTests;
  /** Name of the visitor that finds its issues; none if the core does, or if another keyword handles this one. */
  visitor?: string;
}

/** The visitors of a schema run in the order of this table. */
export const vocabulary: Record<string, Keyword> = {
  type: { argument: "types" },
  const: { argument: "any" },
  enum: { argument: "list" },
  format: { argument: "text", visitor: "format" },
  minLength: { of: "string", argument: "count", visitor: "text" },
  maxLength: { of: "string", argument: "count", visitor: "text" },
  pattern: { of: "string", argument: "pattern", visitor: "text" },
  minimum: { of: "number", argument: "number", visitor: "number" },
  maximum: { of: "number", argument: "number", visitor: "number" },
  exclusiveMinimum: { of: "number", argument: "number", visitor: "steps" },
  exclusiveMaximum: { of: "number", argument: "number", visitor: "steps" },
  multipleOf: { of: "number", argument: "divisor", visitor: "steps" },
  minItems: { of: "array", argument: "count", visitor: "list" },
  maxItems: { of: "array", argument: "count", visitor: "list" },
  prefixItems: { of: "array", argument: "schemas", visitor: "tuple" },
  items: { of: "array", argument: "schema", visitor: "list" },
  uniqueItems: { of: "array", argument: "flag", visitor: "unique" },
  contains: { of: "array", argument: "schema", visitor: "containing" },
  minContains: { of: "array", argument: "count" },
  maxContains: { of: "array", argument: "count" },
  properties: { of: "object", argument: "schemasByName", visitor: "object" },
  required: { of: "object", argument: "names", visitor: "object" },
  dependentRequired: { of: "object", argument: "namesByName", visitor: "object" },
  ...Object.fromEntries(
    Object.keys(ownKeywords).map((keyword): [string, Keyword] => [
      keyword,
      { of: "object", argument: "any", visitor: "object" },
    ]),
  ),
  patternProperties: { of: "object", argument: "schemasByPattern", visitor: "map" },
  additionalProperties: { of: "object", argument: "schema", visitor: "map" },
  propertyNames: { of: "object", argument: "schema", visitor: "map" },
  minProperties: { of: "object", argument: "count", visitor: "size" },
  maxProperties: { of: "object", argument: "count", visitor: "size" },
  dependentSchemas: { of: "object", argument: "schemasByName", visitor: "dependents" },
  allOf: { argument: "schemas", visitor: "all" },
  anyOf: { argument: "schemas", visitor: "some" },
  oneOf: { argument: "schemas", visitor: "choice" },
  not: { argument: "schema", visitor: "choice" },
  if: { argument: "schema", visitor: "conditional" },
  // biome-ignore lint/suspicious/noThenProperty: it is a keyword.
  then: { argument: "schema" },
  else: { argument: "schema" },
  unevaluatedItems: { of: "array", argument: "schema", visitor: "unevaluated" },
  unevaluatedProperties: { of: "object", argument: "schema", visitor: "unevaluated" },
  $ref: { argument: "text" },
  $defs: { argument: "schemasByName" },
};

/** Formats that can be checked: src/formats.ts has the tests. */
export const formatNames: readonly string[] = [
  "date-time",
  "date",
  "time",
  "uuid",
  "uri",
  "email",
  "ipv4",
  "ipv6",
  "int32",
  "int64",
];

/** Rejects formats that can't be checked. */
export function checkFormats(formats: readonly string[]): void {
  if (formats.every((format) => formatNames.includes(format))) return;
  const site = { name: "x-assert-formats", at: "The contract" };
  throw new KeywordError(site, "x-assert-formats", `only some formats can be checked: ${formatNames.join(", ")}`);
}

/** Keywords that apply to the same value as their schema, not to a part of it. */
export const inPlace = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"];

/** Keywords that restrict nothing. A format does if the contract says so. */
export const annotations: readonly string[] = [
  ...ownAnnotations,
  ...["$schema", "$id", "$anchor", "$comment", "readOnly", "writeOnly", "contentEncoding", "contentMediaType"],
  ...["contentSchema", "discriminator", "xml", "externalDocs", "example"],
];

const refused: Record<string, string> = {
  $dynamicRef: "dynamic references can't be compiled: write `$ref` and the intended schema",
  $dynamicAnchor: "dynamic references can't be compiled: write `$anchor`",
  $recursiveRef: "dynamic references can't be compiled: write `$ref`",
  $recursiveAnchor: "dynamic references can't be compiled: remove it",
  $vocabulary: "other vocabularies can't be compiled: remove it",
  definitions: "it is from an older draft: write `$defs`",
  dependencies: "it is from an older draft: write `dependentRequired` or `dependentSchemas`",
  additionalItems: "it is from an older draft: write `prefixItems`, and `items` for the rest",
  nullable: "it is from OpenAPI 3.0: write `type: [string, 'null']`",
};

const isSchema = (value: unknown) => typeof value === "boolean" || isRecord(value);
const isText = (value: unknown) => typeof value === "string";
const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const areTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const valuesAre = (test: (value: unknown) => boolean) => (value: unknown) =>
  isRecord(value) && Object.values(value).every(test);

/** What an argument must be, and its test. */
const argumentTests = {
  any: ["any value", () => true],
  text: ["a string", isText],
  flag: ["true or false", (value: unknown) => typeof value === "boolean"],
  number: ["a number", Number.isFinite],
  divisor: ["a positive number", (value: unknown) => Number.isFinite(value) && (value as number) > 0],
  count: ["a non-negative integer", isCount],
  pattern: ["a regular expression", isPattern],
  list: ["an array", Array.isArray],
  names: ["a list of names", areTexts],
  namesByName: ["lists of names by name", valuesAre(areTexts)],
  schema: ["a schema", isSchema],
  schemas: ["a list of at least one schema", (value: unknown) => isFilled(value) && value.every(isSchema)],
  schemasByName: ["schemas by name", valuesAre(isSchema)],
  schemasByPattern: [
    "schemas by regular expression",
    (value: unknown) => valuesAre(isSchema)(value) && Object.keys(value as object).every(isPattern),
  ],
  types: [
    `one or some of ${typeNames.join(", ")}`,
    (value: unknown) =>
      isFilled([value].flat()) && [value].flat().every((name) => (typeNames as readonly unknown[]).includes(name)),
  ],
} satisfies Record<string, [string, (value: unknown) => boolean]>;

/** Where a schema is, for error messages. */
export interface Site {
  /** Name of the schema that is compiled. */
  name: string;
  /** Where in it the part is. */
  at: string;
}

/** Reports what in a contract can't be compiled, and how to fix it. */
export class ContractError extends Error {}

/** Reports which schema uses which keyword in a way that can't be compiled, and how to fix it. */
export class KeywordError extends ContractError {
  readonly schema: string;
  readonly keyword: string;

  constructor({ name, at }: Site, keyword: string, remedy: string) {
    super(`${at} uses the keyword "${keyword}", and ${remedy}`);
    this.schema = name;
    this.keyword = keyword;
  }
}

/** Rejects keywords that can't be compiled, and invalid arguments. */
export function checkKeywords(schema: Schema, site: Site): void {
  for (const [keyword, argument] of Object.entries(schema)) {
    const known = Object.hasOwn(vocabulary, keyword) ? vocabulary[keyword] : undefined;
    if (known) {
      const [expected, test] = argumentTests[known.argument];
      if (!test(argument)) throw new KeywordError(site, keyword, `its argument must be ${expected}`);
    } else if (!annotations.includes(keyword) && !keyword.startsWith("x-")) {
      const unknown = "JSON Schema has no such keyword: correct it or remove it";
      throw new KeywordError(site, keyword, refused[keyword] ?? unknown);
    }
  }
  const { $schema } = schema;
  if ($schema !== undefined && !/^https:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/.test(String($schema)))
    throw new KeywordError(site, "$schema", "only JSON Schema 2020-12 can be compiled: translate the schema");
}

/** Whether a schema has requirements in addition to its reference. */
export function restricts(schema: Schema, formats: readonly string[]): boolean {
  return Object.keys(schema).some(
    (keyword) =>
      !["$ref", "$defs"].includes(keyword) &&
      (!annotations.includes(keyword) || (keyword === "format" && formats.includes(String(schema.format)))),
  );
}

/** The schemas in the argument of a keyword. */
export function subschemas(keyword: string, argument: unknown): AnySchema[] {
  const kind = Object.hasOwn(vocabulary, keyword) ? vocabulary[keyword]?.argument : undefined;
  if (!kind?.startsWith("schema")) return [];
  return (kind === "schema" ? [argument] : Object.values(Object(argument))).filter(isSchema) as AnySchema[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFilled(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length > 0;
}

function isPattern(value: unknown): boolean {
  try {
    new RegExp(value as string, "u");
    return isText(value);
  } catch {
    return false;
  }
}
