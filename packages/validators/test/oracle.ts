import { createAjv } from "@cc-contract/spec/model/ajv";
import { type Contract, keysOf, readContract, type Schema } from "@cc-contract/spec/model/contract";
import type { ErrorObject, ValidateFunction } from "ajv";
import * as validators from "../dist/index.js";
import { listTargets } from "../scripts/schemas.ts";
import type { Validator } from "../src/types.ts";

/** A schema of the contract with its validator, and Ajv as a second opinion. */
export interface Subject {
  name: string;
  schema: Schema;
  validator: Validator<unknown>;
  oracle: ValidateFunction;
}

export const contract = await readContract();

/** Every schema of the contract that has a validator. */
export function listSubjects({ allErrors = true } = {}): Subject[] {
  const byName = new Map<string, unknown>(Object.entries(validators));
  const oracle = createOracle(contract, { allErrors });
  return Object.entries(listTargets(contract)).map(([name, { schema }]) => ({
    name,
    schema,
    validator: byName.get(name) as Validator<unknown>,
    oracle: oracle[name] as ValidateFunction,
  }));
}

/** Ajv's verdict on every schema that has a validator, by name. */
export function createOracle(
  contract: Contract,
  { allErrors = true, strict = true } = {},
): Record<string, ValidateFunction> {
  const compile = createAjv(contract, { allErrors, strict });
  const targets = Object.entries(listTargets(contract));
  return Object.fromEntries(targets.map(([name, { schema }]) => [name, compile(schema)]));
}

/** The place of an error of Ajv's, down to the property that is missing or unknown. */
export function leafOf({ instancePath, params }: Pick<ErrorObject, "instancePath" | "params">): string[] {
  const leaf = params.missingProperty ?? params.additionalProperty;
  return leaf === undefined ? keysOf(instancePath) : [...keysOf(instancePath), leaf];
}
