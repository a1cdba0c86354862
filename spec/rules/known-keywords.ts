import { knownKeywords } from "../keywords/known.ts";
import { everySchema, hasType } from "./schemas.ts";
import type { Visitor } from "./types.ts";

const shapes = ["$ref", "type", "const", "enum", "oneOf", "not", "properties"];
const cases = "`oneOf` with a branch for each case";
const map = "`additionalProperties` with a schema";
const instead = new Map([
  ["if", cases],
  ["then", cases],
  ["else", cases],
  ["dependentRequired", `${cases}, where \`name: false\` rules a property out`],
  ["dependentSchemas", cases],
  ["patternProperties", map],
  ["propertyNames", map],
  ["unevaluatedProperties", "`additionalProperties`"],
  ["prefixItems", "`items` with one schema"],
  ["example", "a list, as in `examples: [101]`,"],
  ["nullable", "`type: [string, 'null']`"],
  ["$defs", "a file of its own and a `$ref` to it"],
]);

/** Keywords that speak of values of one type only. */
const typeOf = new Map([
  ["minimum", "integer"],
  ["maximum", "integer"],
  ["minLength", "string"],
  ["maxLength", "string"],
  ["pattern", "string"],
  ["items", "array"],
  ["additionalProperties", "object"],
]);

/** Demands keywords that every consumer of the contract understands, because another one is lost without a word. */
export function onlyKnownKeywords(): Visitor {
  return everySchema((schema, at, ctx) => {
    for (const key of Object.keys(schema).filter((key) => !knownKeywords.includes(key))) {
      const remedy = instead.get(key) ?? "one of the keywords in `keywords/known.ts`";
      const message = `The types made from the contract would lose \`${key}\`. Write ${remedy} instead.`;
      ctx.report({ message, location: at.child([key]).key() });
    }
    for (const [key, type] of typeOf) {
      if (!(key in schema) || hasType(schema, type)) continue;
      const message = `\`${key}\` speaks of values of another type. Write \`type: ${type}\` beside it, or take it out.`;
      ctx.report({ message, location: at.child([key]).key() });
    }
    if (schema.const === null) {
      const message = "`const: null` is not a type to every generator. Write `type: 'null'` instead.";
      ctx.report({ message, location: at.child(["const"]) });
    }
    if (schema.format !== undefined && schema.format !== "int64") {
      const message =
        `The format \`${schema.format}\` is checked by some readers of the contract and not by others. ` +
        "Write a pattern instead, as in `pattern: ^[0-9]{4}$`.";
      ctx.report({ message, location: at.child(["format"]) });
    }
    if (!shapes.some((key) => key in schema)) {
      const message = "This schema would become the type `unknown`. Say what it is, as in `type: object`.";
      ctx.report({ message, location: at });
    }
  });
}
