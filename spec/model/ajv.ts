import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { knownKeywords } from "../keywords/known.ts";
import { type MultipleOf, multipleOf } from "../keywords/multiple-of.ts";
import { type TimeSpan, timeSpan } from "../keywords/time-span.ts";
import type { Contract, Schema } from "./contract.ts";

type Values = Record<string, unknown>;

/** What the contract's own keywords mean. */
const own = {
  "x-time-span": (rule: TimeSpan, data: Values) => timeSpan(data, rule),
  "x-multiple-of": (rule: MultipleOf, data: Values) => multipleOf(data, rule),
};

/**
 * Ajv with the schemas of a contract: the second opinion on every verdict. Without `ownKeywords` it takes these for
 * annotations, as it does where nobody tells it of them.
 */
export function createAjv(
  contract: Contract,
  { allErrors = true, ownKeywords = true, strict = true } = {},
): (schema: Schema) => ValidateFunction {
  const ajv = new Ajv2020({
    allErrors,
    strict,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    formats: { int64: true },
  });
  ajv.addVocabulary(["components"]);
  for (const keyword of knownKeywords.filter((name) => name.startsWith("x-"))) {
    const validate = ownKeywords ? own[keyword as keyof typeof own] : undefined;
    ajv.addKeyword(validate ? { keyword, type: "object", validate } : keyword);
  }
  ajv.addSchema({ components: { schemas: contract.components.schemas } }, "contract");
  return (schema) => ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/')));
}
