import { knownKeywords, operationKeywords } from "../keywords/known.ts";
import { everySchema, hasType } from "./lib/schemas.ts";
import type { Rule } from "./lib/types.ts";

const shapes = ["$ref", "type", "const", "enum", "oneOf", "not", "properties"];
const cases = "`oneOf` with a branch for each case";
const map = "`additionalProperties` with a schema";
const instead = new Map([
  ["if", cases],
  ["then", cases],
  ["else", cases],
  ["dependentSchemas", cases],
  ["patternProperties", map],
  ["propertyNames", map],
  ["unevaluatedProperties", "`additionalProperties`"],
  ["prefixItems", "`items` with one schema"],
  ["example", "a list, as in `examples: [101]`,"],
  ["nullable", "`type: [string, 'null']`"],
  ["$defs", "a separate file and a `$ref` to it"],
]);

/** Keywords that apply to values of one type only. */
const typeOf = new Map([
  ["minimum", "integer"],
  ["maximum", "integer"],
  ["minLength", "string"],
  ["maxLength", "string"],
  ["pattern", "string"],
  ["items", "array"],
  ["minItems", "array"],
  ["maxItems", "array"],
  ["additionalProperties", "object"],
  ["dependentRequired", "object"],
]);

/** Demands keywords that every consumer of the contract supports, because others would be ignored silently. */
export const rule: Rule = () => ({
  ...everySchema(function* (schema, at) {
    for (const key of Object.keys(schema).filter((key) => !knownKeywords.includes(key))) {
      const remedy = instead.get(key) ?? "one of the keywords in `keywords/known.ts`";
      yield [at.child([key]).key(), `The types made from the contract would lose \`${key}\`. Write ${remedy} instead.`];
    }
    for (const [key, type] of typeOf) {
      if (!(key in schema) || hasType(schema, type)) continue;
      yield [
        at.child([key]).key(),
        `\`${key}\` applies to values of another type. Write \`type: ${type}\` beside it, or remove it.`,
      ];
    }
    if (schema.const === null) {
      yield [at.child(["const"]), "Some generators don't read `const: null` as a type. Write `type: 'null'` instead."];
    }
    if (schema.format !== undefined && !["int32", "int64"].includes(String(schema.format))) {
      yield [
        at.child(["format"]),
        `The format \`${schema.format}\` is checked only by some tools. ` +
          "Write a pattern instead, as in `pattern: ^[0-9]{4}$`.",
      ];
    }
    if (!shapes.some((key) => key in schema)) {
      yield [at, "This schema would become the type `unknown`. Add a type, as in `type: object`."];
    }
  }),
  *Operation(operation, at) {
    for (const key of Object.keys(operation)) {
      if (!key.startsWith("x-") || operationKeywords.includes(key)) continue;
      yield [at.child([key]).key(), `Nothing reads \`${key}\`. Write one of ${operationKeywords.join(", ")}.`];
    }
    if (!["undefined", "boolean"].includes(typeof operation["x-idempotent"])) {
      yield [
        at.child(["x-idempotent"]),
        "`x-idempotent` says whether a request may be sent twice. Write `x-idempotent: true` or `false`.",
      ];
    }
  },
});
