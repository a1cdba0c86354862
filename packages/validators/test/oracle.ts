import { createAjv } from "@cc-contract/spec/model/ajv";
import type { Contract } from "@cc-contract/spec/model/contract";
import type { ValidateFunction } from "ajv";
import { listTargets } from "../scripts/schemas.ts";

/** Ajv's verdict on every schema that has a validator, by name. */
export function createOracle(contract: Contract, { allErrors = true } = {}): Record<string, ValidateFunction> {
  const compile = createAjv(contract, { allErrors });
  const targets = Object.entries(listTargets(contract));
  return Object.fromEntries(targets.map(([name, { schema }]) => [name, compile(schema)]));
}
