import { type Contract, resolve, type Schema } from "@cc-contract/spec/model/contract";

/** A request without the keys that the contract doesn't name: the service ignores them silently, misspelled ones, too. */
export function withoutUnknownKeys(contract: Contract, schema: Schema, value: unknown): unknown {
  const { properties } = resolve<Schema>(contract, schema);
  if (!properties || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => Object.hasOwn(properties, key))
      .map(([key, part]) => [key, withoutUnknownKeys(contract, properties[key] || {}, part)]),
  );
}
