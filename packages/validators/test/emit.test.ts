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
  oracle = createOracle(contract);
  subject = await compiled(contract);
});
afterAll(() => subject.remove());

describe.each(Object.keys(schemas))("%s", (name) => {
  test("has Ajv's verdict on every value, and issues where it is no", () => {
    const validator = subject.validators[name];
    const choice = /"(oneOf|not)"/.test(JSON.stringify(schemas[name]));
    let accepted = 0;
    for (const value of values) {
      const verdict = oracle[name]?.(value);
      accepted += verdict ? 1 : 0;
      if (validator?.(value) !== verdict) expect.fail(`${JSON.stringify(value)} should be ${verdict}`);
      const issues = validator?.issues(value) ?? [];
      if (issues.length > 0 === verdict) expect.fail(`${JSON.stringify(value)} has ${issues.length} issues`);
      if (!choice) expect(places(issues)).toEqual(ajvPlaces(oracle[name]?.errors ?? []));
    }
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThan(values.length);
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
  expect(messages("OneOfTwo", {})).toEqual(["Invalid b: expected no such property, received nothing"]);
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
    emitGuard({ components: { schemas: { A: {} } } } as unknown as Contract, "Thing", schema);

  test.each<[string, Schema, RegExp]>([
    ["an unknown keyword", { type: "string", if: {} }, /^Thing uses the keyword "if", and no guard is known for it/],
    [
      "an unknown keyword of a property",
      { type: "object", properties: { a: { "x-new": 1 } } },
      /^Thing\.a uses the keyword "x-new"/,
    ],
    ["a keyword without its type", { minimum: 1 }, /"minimum", and it needs `type: integer` beside it/],
    ["an unknown type", { type: "number" }, /the type number/],
    [
      "an open schema for further properties",
      { type: "object", properties: {}, additionalProperties: {} },
      /only `false` can be compiled/,
    ],
    ["a constant that is an object", { const: {} }, /^Thing uses the keyword "const", .*not a single value/],
    [
      "a pattern that is none",
      { type: "string", pattern: "(" },
      /^Thing uses the keyword "pattern", .*Invalid regular/,
    ],
    [
      "a property that is no schema",
      { type: "object", properties: { a: true as never } },
      /^Thing uses the keyword "properties", and its argument can't be compiled/,
    ],
    [
      "a property that every object inherits",
      { type: "object", required: ["constructor"], properties: {} },
      /^Thing uses the keyword "required", .*inherits a property `constructor`/,
    ],
    [
      "a property of the same kind that may be missing",
      { type: "object", properties: { toString: { type: "string" } } },
      /^Thing uses the keyword "properties", .*inherits a property `toString`/,
    ],
    ["items that are no schema", { type: "array", items: false }, /^Thing uses the keyword "items", /],
    ["a reference to nothing", { $ref: "#/components/schemas/Nothing" }, /"\$ref", and there is no schema Nothing/],
  ])("%s", (_, schema, message) => {
    expect(emit(schema)).toThrow(message);
  });
});
