import type { TimeSpan } from "@cc-contract/spec/keywords/time-span";
import { type Contract, type Operation, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { requestSchema } from "@cc-contract/spec/model/operations";

/** A field of a document that has no fields itself. */
export interface Leaf {
  name: string;
  path: string[];
  schema: Schema;
  /** The object that the field is of. */
  parent: Schema;
}

/** Every field of an object schema, also of the objects inside it, but not of lists. */
export function leaves(contract: Contract, schema: Schema, path: string[] = []): Leaf[] {
  const parent = resolveSchema(contract, schema);
  return Object.entries(parent.properties ?? {}).flatMap(([name, property]) => {
    if (!property) return [];
    const part = resolveSchema(contract, property);
    const here = [...path, name];
    return part.properties ? leaves(contract, part, here) : [{ name, path: here, schema: part, parent }];
  });
}

/** Every field of the requests of an operation. */
export function requestFields(contract: Contract, operation: Operation): Leaf[] {
  return leaves(contract, requestSchema(operation));
}

/** The rule of the window of an operation, if it has one. */
export function timeSpanOf(contract: Contract, operation: Operation): TimeSpan | undefined {
  return resolveSchema(contract, requestSchema(operation))["x-time-span"] as TimeSpan | undefined;
}

/** The rule of the pages of an object schema, if it has one. */
export function pagingOf(schema: Schema): { property: string; factor: string } | undefined {
  return schema["x-multiple-of"] as { property: string; factor: string } | undefined;
}

/**
 * Fields that say which agent, VDN, call centre or session is requested; one that does not exist may lead to a failure.
 * All but those of windows, pages and filters by code.
 */
export function idFields(contract: Contract, operation: Operation): Leaf[] {
  return requestFields(contract, operation).filter(
    ({ schema, parent, name }) => !("x-codes" in schema) && !namesInRules(parent).includes(name),
  );
}

/** Names of the fields that the rules of an object speak of. */
function namesInRules(schema: Schema): unknown[] {
  return Object.entries(schema).flatMap(([keyword, rule]) =>
    keyword.startsWith("x-") ? Object.values(Object(rule)) : [],
  );
}
