import { type Contract, readContract, type Schema } from "@cc-contract/spec/model/contract";
import type { ErrorObject } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emitGuard } from "../scripts/guard.ts";
import { odd } from "./arbitrary.ts";
import { type Compiled, compiled } from "./compiled.ts";
import { createOracle, leafOf } from "./oracle.ts";

// The emitter on small schemas of every keyword, also of those that the contract does not use yet, against Ajv.

const schemas: Record<string, Schema> = {
  Text: { type: "string" },
  Short: { type: "string", minLength: 2, maxLength: 3 },
  Digits: { type: "string", pattern: "^[0-9]+$" },
  Slash: { type: "string", pattern: "^/\\[a\\]$" },
  Whole: { type: "integer" },
  Small: { type: "integer", minimum: -1, maximum: 2 },
  AtLeast: { type: "integer", minimum: 1 },
  AtMost: { type: "integer", maximum: 1 },
  Truth: { type: "boolean" },
  Nothing: { type: "null" },
  Maybe: { type: ["string", "null"], minLength: 1 },
  MaybeNumber: { type: ["integer", "null"], minimum: 1 },
  One: { const: 1 },
  Word: { const: "0" },
  Some: { enum: [0, "1", null, true] },
  Empty: { type: "object" },
  Closed: { type: "object", properties: {}, additionalProperties: false },
  Pair: {
    type: "object",
    required: ["a"],
    properties: { a: { type: "integer" }, b: { $ref: "#/components/schemas/Text" } },
  },
  ClosedPair: {
    type: "object",
    required: ["a"],
    properties: { a: { type: "integer" }, b: { type: "string" } },
    additionalProperties: false,
  },
  Unnamed: { type: "object", required: ["c"], properties: { a: { type: "integer" } } },
  Untyped: { type: "object", required: ["a"], properties: { a: { not: { const: 1 } } } },
  Odd: { type: "object", properties: { "a-b": { type: "integer" }, "c d": false } },
  Never: { type: "object", properties: { a: false } },
  List: { type: "array", items: { type: "integer", minimum: 1 } },
  Few: { type: "array", items: { type: "integer" }, minItems: 1, maxItems: 2 },
  Narrowed: { type: "object", properties: { a: { $ref: "#/components/schemas/AtLeast", maximum: 2 } } },
  Tree: {
    type: "object",
    required: ["a"],
    properties: { a: { type: "integer" }, b: { $ref: "#/components/schemas/Tree" } },
  },
  Lists: { type: "array", items: { type: "array", items: { $ref: "#/components/schemas/Pair" } } },
  Nested: {
    type: "object",
    properties: {
      a: { type: "object", properties: { b: { type: "array", items: { $ref: "#/components/schemas/Maybe" } } } },
    },
  },
  Not: { type: "object", not: { properties: { a: { const: 1 } } } },
  NotPair: { type: "object", not: { properties: { a: { const: 1 }, b: { const: "x" } } } },
  NotLong: { type: ["string", "null"], not: { minLength: 3 } },
  LongOrShort: { type: ["string", "null"], oneOf: [{ minLength: 3 }, { maxLength: 1 }] },
  OneOfOne: { oneOf: [{ const: 1 }] },
  NotRequired: { type: "object", not: { required: ["a"] } },
  Either: { oneOf: [{ $ref: "#/components/schemas/Pair" }, { $ref: "#/components/schemas/Text" }] },
  OneOfTwo: { type: "object", oneOf: [{ required: ["a"] }, { required: ["b"] }] },
  Number: { type: "number", minimum: -1 },
  NumberOrWhole: { type: ["number", "integer", "null"], maximum: 1 },
  Outside: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 3 },
  Halves: { type: "number", multipleOf: 0.5 },
  AnyMinimum: { minimum: 1 },
  AnyLength: { minLength: 2 },
  AnyItems: { items: { type: "integer" } },
  AnyProperties: { properties: { a: { type: "integer" } }, required: ["b"] },
  Irrelevant: { type: "integer", minLength: 3 },
  Tuple: { type: "array", prefixItems: [{ type: "integer" }, true], items: { type: "string" } },
  NoMore: { type: "array", prefixItems: [{ type: "integer" }], items: false },
  Map: { type: "object", additionalProperties: { type: "integer" } },
  NamedMap: {
    type: "object",
    properties: { a: {} },
    patternProperties: { "^b": { type: "integer" } },
    additionalProperties: false,
  },
  Size: { type: "object", minProperties: 1, maxProperties: 1 },
  Object: { const: { a: 1, b: [2, { c: null }] } },
  Objects: { enum: [[], { a: 1 }, "x"] },
  All: { type: "object", allOf: [{ required: ["a"] }, { properties: { b: { type: "string" } } }] },
  RefAndMore: { $ref: "#/components/schemas/Pair", required: ["b"], properties: { b: { minLength: 2 } } },
  OneOfThree: { type: "object", oneOf: [{ required: ["a"] }, { required: ["b"] }, { required: ["c"] }] },
  Coded: {
    oneOf: [
      { type: "object", required: ["code", "data"], properties: { code: { const: "0" }, data: { type: "integer" } } },
      {
        type: "object",
        required: ["code", "text"],
        properties: { code: { type: "string" }, text: { type: "string" } },
        not: { properties: { code: { const: "0" } } },
      },
    ],
  },
  Unique: { type: "array", uniqueItems: true },
  Anything: {},
  Containing: { type: "array", contains: { type: "integer" }, maxContains: 1 },
  ContainingTwo: { type: "array", contains: { type: "integer" }, minContains: 2 },
  ContainingNone: { type: "array", contains: { type: "integer" }, minContains: 0 },
  Names: { type: "object", propertyNames: { maxLength: 1 } },
  Dependent: { type: "object", dependentSchemas: { a: { required: ["b"] }, c: false } },
  Any: {
    anyOf: [
      { type: "string", minLength: 2 },
      { type: "object", required: ["a"] },
    ],
  },
  Conditional: {
    if: { type: "object", properties: { a: { const: 1 } }, required: ["a"] },
    // biome-ignore lint/suspicious/noThenProperty: it is a keyword.
    then: { required: ["b"] },
    else: { not: { type: "null" } },
  },
  Unevaluated: {
    type: "object",
    anyOf: [{ properties: { a: { type: "integer" } } }, { required: ["c"] }],
    unevaluatedProperties: { type: "string" },
  },
  UnevaluatedItems: { type: "array", prefixItems: [true], unevaluatedItems: { type: "integer" } },
  Mutual: { type: "object", properties: { a: { $ref: "#/components/schemas/Mutuals" } } },
  Mutuals: { type: "array", items: { $ref: "#/components/schemas/Mutual" } },
  Alias: { $ref: "#/components/schemas/AliasOfAlias" },
  AliasOfAlias: { $ref: "#/components/schemas/Narrowed" },
  Inside: { $ref: "#/components/schemas/Nested/properties/a/properties/b" },
  OldPage: {
    type: "object",
    required: ["a"],
    properties: {
      a: {
        type: "object",
        properties: { c: { type: "integer" }, "c d": { type: "integer" } },
        additionalProperties: false,
        oneOf: [{ properties: { c: false, "c d": false } }, { required: ["c", "c d"] }],
      },
    },
    additionalProperties: false,
  },
  Span: {
    type: "object",
    properties: { a: { type: "string" }, b: { type: "string" } },
    "x-time-span": { begin: "a", end: "b", stepMinutes: 5, maxMinutes: 10 },
  },
  Multiple: {
    type: "object",
    properties: { a: { type: "integer" }, b: { type: "integer" } },
    "x-multiple-of": { property: "a", factor: "b" },
  },
};

const times = ["00", "05", "06", "10", "15"].map((minute) => `2024-08-02 00:${minute}:00`);
const values: unknown[] = [
  ...odd,
  [],
  {},
  ...odd.map((atom) => [atom]),
  ...odd.map((atom) => [1, atom]),
  ...["a", "b", "c", "a-b", "c d"].flatMap((key) => odd.map((atom) => ({ [key]: atom }))),
  ...odd.flatMap((a) => odd.map((b) => ({ a, b }))),
  ...odd.map((c) => ({ a: 1, b: "x", c })),
  ...odd.map((a) => ({ a: 1, b: { a: 1, b: { a } } })),
  ...odd.map((atom) => ({ constructor: atom })),
  ...odd.map((atom) => ({ constructor: 1, toString: atom })),
  ...odd.map((atom) => [[{ a: atom }]]),
  ...odd.map((atom) => [1, "x", atom]),
  ...odd.flatMap((atom) => [{ a: { c: 1, "c d": atom } }, { a: {} }]),
  ...odd.map((atom) => ({ a: [{ a: [atom] }] })),
  ...[{ a: 1, b: [2, { c: null }] }, { b: [2, { c: null }], a: 1 }, { a: 1, b: [2, { d: null }] }, [[], []], [{}, {}]],
  ...odd.map((atom) => ({ a: { b: [atom] } })),
  ...odd.flatMap((one) => [
    { code: "0", data: one },
    { code: "1", text: one },
    { code: one, text: "x", data: 1 },
  ]),
  ...times.flatMap((a) => times.map((b) => ({ a, b }))),
];

let subject: Compiled;
let oracle: ReturnType<typeof createOracle>;

beforeAll(async () => {
  const base = await readContract();
  const contract: Contract = { ...base, paths: {}, components: { ...base.components, schemas } };
  oracle = createOracle(contract, { strict: false });
  subject = await compiled(contract);
});
afterAll(() => subject.remove());

describe.each(Object.keys(schemas))("%s", (name) => {
  test("has Ajv's verdict on every value, and issues where it is no", () => {
    const validator = subject.validators[name];
    // Of a choice, the issues are those of the shape that is meant; of some others, the place is another than Ajv's.
    const elsewhere = "oneOf|anyOf|not|if|contains|uniqueItems|propertyNames|dependentSchemas|unevaluated\\w+";
    const choice = name === "NoMore" || new RegExp(`"(${elsewhere})":`).test(JSON.stringify(schemas[name]));
    let accepted = 0;
    for (const value of values) {
      // Ajv takes a property that every object inherits for one that has been looked at.
      if (name === "Unevaluated" && Object.hasOwn(Object(value), "constructor")) continue;
      const verdict = oracle[name]?.(value);
      accepted += verdict ? 1 : 0;
      if (validator?.(value) !== verdict) expect.fail(`${JSON.stringify(value)} should be ${verdict}`);
      const issues = validator?.issues(value) ?? [];
      if (issues.length > 0 === verdict) expect.fail(`${JSON.stringify(value)} has ${issues.length} issues`);
      if (!choice) expect(places(issues)).toEqual(ajvPlaces(oracle[name]?.errors ?? []));
    }
    expect(accepted).toBeGreaterThan(0);
    if (!/^(Anything|ContainingNone)$/.test(name)) expect(accepted).toBeLessThan(values.length);
  });
});

/** Place and keyword of each issue. */
function places(issues: readonly { path: readonly unknown[]; keyword: string }[]): string[] {
  return issues.map(({ path, keyword }) => `${path.join("/")} ${keyword}`).sort();
}

/** The same of Ajv's errors. */
function ajvPlaces(errors: ErrorObject[]): string[] {
  const own = errors.map((error) => ({
    // Ajv reports a rule between properties at the object, we at the property that it is about.
    path: [...leafOf(error), ...({ "x-time-span": ["b"], "x-multiple-of": ["a"] }[error.keyword] ?? [])],
    keyword: error.keyword === "false schema" ? "properties" : error.keyword,
  }));
  // Of a value of another type, Ajv says what else is wrong with it; we don't.
  const mistyped = new Set(own.filter(({ keyword }) => keyword === "type").map(({ path }) => path.join("/")));
  return places(own.filter(({ keyword, path }) => keyword === "type" || !mistyped.has(path.join("/"))));
}

test("what is wrong with a choice is said of the shape that is meant", () => {
  const messages = (name: string, value: unknown) =>
    subject.validators[name]?.issues(value).map(({ message }) => message);
  expect(messages("OneOfTwo", { a: 1, b: 1 })).toEqual([
    "Invalid value: expected one of several shapes only, received object",
  ]);
  expect(messages("OneOfTwo", {})).toEqual(["Invalid b: expected another value, received nothing"]);
  expect(messages("Either", 1)).toEqual(["Invalid value: expected string, received 1"]);
  expect(messages("Either", { b: 1 })).toEqual([
    "Invalid a: expected integer, received nothing",
    "Invalid b: expected string, received 1",
  ]);
  expect(messages("Not", { a: 1 })).toEqual(["Invalid a: expected anything but 1, received 1"]);
  expect(messages("NotPair", { a: 1, b: "x" })).toEqual(["Invalid value: expected another shape, received object"]);
  expect(messages("NotRequired", { a: 1 })).toEqual(["Invalid value: expected another shape, received object"]);
  expect(messages("Coded", { code: "1", data: 1, text: 1 })).toEqual(["Invalid text: expected string, received 1"]);
  expect(messages("Coded", { code: "0" })).toEqual(["Invalid data: expected integer, received nothing"]);
});

describe("a schema that can't be compiled is an error that names the schema, the keyword and what to do", () => {
  const emit = (schema: Schema) => () =>
    emitGuard({ info: {}, components: { schemas: { Thing: schema } } } as unknown as Contract, "Thing", schema);

  test.each<[string, Schema, RegExp]>([
    [
      "an unknown keyword",
      { type: "string", x: {} },
      /^Thing uses the keyword "x", and JSON Schema has no such keyword/,
    ],
    [
      "an unknown keyword of a property",
      { type: "object", properties: { a: { new: 1 } } },
      /^Thing\.a uses the keyword "new"/,
    ],
    ["an unknown type", { type: "text" }, /"type", and its argument must be one or some of string, number/],
    ["no type at all", { type: [] }, /"type", and its argument must be/],
    ["a choice of nothing", { oneOf: [] }, /^Thing uses the keyword "oneOf", .* a list of at least one schema/],
    ["an alternative of nothing", { anyOf: [] }, /"anyOf", and its argument must be a list of at least one schema/],
    ["a property that is not a schema", { properties: { a: 1 as never } }, /"properties", .* schemas by name/],
    ["items in the form of older drafts", { items: [{}] }, /"items", and its argument must be a schema/],
    ["a boundary in the form of older drafts", { minimum: 1, exclusiveMinimum: true }, /must be a number/],
    ["a length that is a text", { minLength: "1" }, /^Thing uses the keyword "minLength", .*non-negative integer/],
    ["a step of nothing", { multipleOf: 0 }, /"multipleOf", and its argument must be a positive number/],
    ["an invalid pattern", { pattern: "(" }, /"pattern", and its argument must be a regular expression/],
    ["an invalid pattern of names", { patternProperties: { "(": {} } }, /schemas by regular expression/],
    ["invalid names", { required: [1] }, /"required", and its argument must be a list of names/],
    ["an invalid flag", { uniqueItems: 1 }, /"uniqueItems", and its argument must be true or false/],
    ["a reference to nothing", { $ref: "#/components/schemas/Nothing" }, /"\$ref", and there is no schema Nothing/],
    ["a reference to no schema", { $ref: "#/info" }, /"\$ref", and there is no schema info/],
    ["a reference elsewhere", { $ref: "other.json" }, /no schema other\.json in the contract: put it into/],
    ["a reference that is not a URI", { $ref: "http://[" }, /"\$ref", and it is not a URI/],
    ["an anchor that is nowhere", { $ref: "#here" }, /no schema with the `\$anchor` here/],
    ["a dynamic reference", { $dynamicRef: "#a" }, /"\$dynamicRef", and dynamic references can't be compiled: write/],
    ["an older draft", { $schema: "http://json-schema.org/draft-07/schema#" }, /only JSON Schema 2020-12/],
    ["a keyword of an older draft", { dependencies: {} }, /write `dependentRequired` or `dependentSchemas`/],
    ["a keyword of OpenAPI 3.0", { nullable: true }, /write `type: \[string, 'null'\]`/],
    ["a reference to itself", { $id: "urn:a", allOf: [{ $ref: "#" }] }, /refers back to itself for the same value/],
  ])("%s", (_, schema, message) => {
    expect(emit(schema)).toThrow(message);
  });
});
