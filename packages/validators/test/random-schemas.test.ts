import { type Contract, readContract, type Schema } from "@cc-contract/spec/model/contract";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { KeywordError } from "../scripts/vocabulary.ts";
import { loaded } from "./loaded.ts";

// Random schemas of the entire vocabulary, each with random documents, against Ajv. Each run tries the same ones, because
// another may find a fault of Ajv's; FUZZ_SEED=2 tries others.

const seed = Number(process.env.FUZZ_SEED ?? 1);
const documentsEach = 160;
const base = await readContract();

const name = fc.constantFrom("a", "b", "c");
const scalar = fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 3, -1, 0.5, 1.5, "", "a", "b", "ab", "😀b");
const small = fc.integer({ min: 0, max: 3 });
const numbers = fc.constantFrom(-1, 0, 0.5, 1, 2);

const { document } = fc.letrec<{ document: unknown }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    scalar,
    fc.dictionary(name, tie("document"), { maxKeys: 3 }),
    fc.array(tie("document"), { maxLength: 3 }),
  ),
}));

/** Schemas of some keywords with random arguments. */
const schemasWith = (...more: ("if" | "unevaluatedProperties" | "unevaluatedItems")[]) =>
  fc.letrec<{ schema: Schema | boolean; part: Schema }>((tie) => {
    const schema = tie("schema");
    const schemas = fc.array(schema, { minLength: 1, maxLength: 3 });
    const byName = fc.dictionary(name, schema, { maxKeys: 3 });
    const type = fc.constantFrom("string", "number", "integer", "boolean", "null", "object", "array");
    // biome-ignore lint/suspicious/noThenProperty: it is a keyword.
    const branches = { then: schema, else: schema };
    const some = (keywords: Record<string, fc.Arbitrary<unknown>>) => fc.record(keywords, { requiredKeys: [] });
    const part = fc.oneof(
      fc.record({ type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })) }),
      fc.oneof(
        fc.record({ const: fc.oneof(scalar, document) }),
        fc.record({
          enum: fc.uniqueArray(fc.oneof(scalar, document), {
            minLength: 1,
            maxLength: 3,
            selector: (value) => JSON.stringify(value),
          }),
        }),
      ),
      some({ minimum: numbers, maximum: numbers, exclusiveMinimum: numbers, exclusiveMaximum: numbers }),
      fc.record({ multipleOf: fc.constantFrom(0.5, 1, 2) }),
      some({ minLength: small, maxLength: small, pattern: fc.constantFrom("^a", "b$", "^.$") }),
      some({ prefixItems: schemas, items: schema, minItems: small, maxItems: small, uniqueItems: fc.boolean() }),
      some({ contains: schema, minContains: small, maxContains: small }),
      some({ properties: byName, required: fc.uniqueArray(name), additionalProperties: schema }),
      some({
        patternProperties: fc.dictionary(fc.constantFrom("^a", "b$", "."), schema, { maxKeys: 2 }),
        propertyNames: schema,
      }),
      some({ minProperties: small, maxProperties: small }),
      some({ dependentRequired: fc.dictionary(name, fc.uniqueArray(name), { maxKeys: 2 }), dependentSchemas: byName }),
      fc.oneof(fc.record({ allOf: schemas }), fc.record({ anyOf: schemas }), fc.record({ oneOf: schemas })),
      fc.record({ not: schema }),
      ...more.map((keyword) => some({ [keyword]: schema, ...(keyword === "if" && branches) })),
      fc.record({ $ref: fc.constantFrom("A", "B", "C").map((other) => `#/components/schemas/${other}`) }),
    );
    return {
      part,
      schema: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        fc.constantFrom<Schema | boolean>(true, false, {}),
        { arbitrary: part, weight: 4 },
        { arbitrary: fc.tuple(part, part).map((parts) => Object.assign({}, ...parts)), weight: 4 },
        { arbitrary: fc.tuple(part, part, part).map((parts) => Object.assign({}, ...parts)), weight: 2 },
      ) as fc.Arbitrary<Schema | boolean>,
    };
  }).schema;

// As JSON.parse makes them: fast-check makes objects without a prototype, too.
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));
const pool = fc.sample(document, { seed, numRuns: 4_000 }).map(plain);

/** Beside `prefixItems`, Ajv compares only what `items` allows, and finds no two equal lists. */
const withoutUniqueTuples = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value), (_, part) => {
    if (part && typeof part === "object" && "prefixItems" in part) delete part.uniqueItems;
    return part;
  });

/** The verdict on a value; undefined where it has none. */
type Oracle = (name: string) => (value: unknown) => boolean | undefined;

/** Tries random documents on random schemas until there are enough pairs. */
function tryPairs(
  total: number,
  schema: fc.Arbitrary<Schema | boolean>,
  oracleOf: (schemas: Record<string, Schema>) => Oracle | undefined,
): void {
  const object = schema.filter((one): one is Schema => typeof one === "object");
  const contracts = fc.record({ A: object, B: object, C: object }).map(withoutUniqueTuples);
  const counts = { pairs: 0, refused: 0, schemas: 0 };
  const agree = (schemas: Record<string, Schema>, offset: number) => {
    const oracle = counts.pairs < total ? oracleOf(schemas) : undefined;
    const validators = oracle && load({ ...base, paths: {}, components: { ...base.components, schemas } });
    for (const [name, schema] of Object.entries(validators ? schemas : {})) {
      const validator = validators?.[name];
      const verdictOn = oracle?.(name);
      counts.schemas++;
      for (let index = 0; index < documentsEach; index++) {
        const value = pool[(offset + index) % pool.length];
        const [verdict, actual, issues] = [verdictOn?.(value), validator?.(value), validator?.issues(value) ?? []];
        if (verdict === undefined) continue;
        counts.pairs++;
        if (!verdict) counts.refused++;
        if (actual === verdict && (issues.length === 0) === verdict && !issues[0]?.received.endsWith("be read"))
          continue;
        const what = `${JSON.stringify(schema)} on ${JSON.stringify(value)}`;
        expect.fail(`${what}: should be ${verdict}, is ${actual} with ${issues.length} issues`);
      }
    }
  };
  fc.assert(fc.property(contracts, fc.nat(), agree), { seed, numRuns: Math.ceil((1.5 * total) / (3 * documentsEach)) });
  console.log(`random schemas: ${JSON.stringify(counts)}, seed ${seed}`);
  expect(counts.pairs).toBeGreaterThanOrEqual(total);
}

// Without `allErrors`, Ajv accepts an empty list where `contains` is beside another keyword.
const byAjv = (schemas: Record<string, Schema>): Oracle => {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    strictNumbers: true,
    multipleOfPrecision: 9,
    logger: false,
  });
  ajv.addSchema({ $id: "contract", components: { schemas } });
  return (name) => {
    const validate = ajv.getSchema(`contract#/components/schemas/${name}`) ?? expect.fail("not compiled");
    return (value) => {
      try {
        return validate(value) as boolean;
      } catch (error) {
        // Some of its code sets a property of undefined, where `patternProperties` is beside a reference.
        if (error instanceof TypeError) return undefined;
        throw error;
      }
    };
  };
};

// Of `unevaluatedProperties`, Ajv takes for looked at what an `if` has looked at that is false.
test.each([
  ["with conditions", 60_000, schemasWith("if")],
  ["with properties that nothing has looked at", 40_000, schemasWith("unevaluatedProperties")],
])(
  "a random schema %s has Ajv's verdict on %d random documents, and issues where it is no",
  {
    timeout: 120_000,
  },
  (_, total, schema) => tryPairs(total, schema, byAjv),
);

// Of `unevaluatedItems`, it takes all for looked at beside `contains`, and what is in a branch that doesn't apply.
test("the guard and the issues of a random schema of all keywords agree", { timeout: 60_000 }, () => {
  tryPairs(20_000, schemasWith("if", "unevaluatedProperties", "unevaluatedItems"), (schemas) => {
    const validators = load({ ...base, paths: {}, components: { ...base.components, schemas } });
    return validators && ((name) => validators[name] as (value: unknown) => boolean);
  });
});

/** Undefined where the schemas refer back to themselves for the same value. */
function load(contract: Contract) {
  try {
    return loaded(contract);
  } catch (error) {
    if (error instanceof KeywordError && error.message.includes("refers back to itself")) return undefined;
    throw error;
  }
}
