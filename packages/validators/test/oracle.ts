import type { Contract, Schema } from "@cc-contract/spec/contract";
import { annotations } from "@cc-contract/spec/keywords/known";
import { type MultipleOf, multipleOf } from "@cc-contract/spec/keywords/multiple-of";
import { type TimeSpan, timeSpan } from "@cc-contract/spec/keywords/time-span";
import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { listTargets } from "../scripts/schemas.ts";

/** Ajv, compiled from the same contract: the second opinion on every verdict. */
export function createOracle(contract: Contract, { allErrors = true } = {}): Record<string, ValidateFunction> {
  const ajv = new Ajv2020({
    allErrors,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    formats: { int64: true },
  });
  for (const keyword of annotations.filter((keyword) => keyword.startsWith("x-"))) ajv.addKeyword(keyword);
  ajv.addKeyword({
    keyword: "x-time-span",
    type: "object",
    validate: (rule: TimeSpan, data: Record<string, unknown>) => timeSpan(data, rule),
  });
  ajv.addKeyword({
    keyword: "x-multiple-of",
    type: "object",
    validate: (rule: MultipleOf, data: Record<string, unknown>) => multipleOf(data, rule),
  });
  ajv.addVocabulary(["components"]);
  ajv.addSchema({ components: { schemas: contract.components.schemas } }, "contract");
  const entries = Object.entries(listTargets(contract)).map(([name, { schema }]) => [
    name,
    ajv.compile(external(schema)),
  ]);
  return Object.fromEntries(entries);
}

function external(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/'));
}
