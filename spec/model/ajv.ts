import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { knownKeywords } from "../keywords/known.ts";
import { ownKeywords as own, type Values } from "../keywords/own.ts";
import type { Contract, Schema } from "./contract.ts";

/**
 * Ajv with the schemas of a contract: a second opinion on every verdict. Without `ownKeywords`, it treats these as
 * annotations, as any validator does that doesn't know them.
 */
export function createAjv(
  contract: Contract,
  { allErrors = true, ownKeywords = true, strict = true } = {},
): (schema: Schema) => ValidateFunction {
  const ajv = new Ajv2020({
    allErrors,
    strict,
    strictNumbers: true,
    // Without it, Ajv doesn't accept 1e300 as a multiple of 0.5.
    multipleOfPrecision: 9,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    formats: { int32: true, int64: true },
  });
  ajv.addVocabulary(["components"]);
  for (const keyword of knownKeywords.filter((name) => name.startsWith("x-"))) {
    const conforms = ownKeywords ? own[keyword]?.conforms : undefined;
    ajv.addKeyword(
      conforms ? { keyword, type: "object", validate: (rule: unknown, data: Values) => conforms(data, rule) } : keyword,
    );
  }
  ajv.addSchema({ components: { schemas: contract.components.schemas } }, "contract");
  return (schema) => ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/')));
}
