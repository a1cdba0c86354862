import type { TimeSpan } from "@cc-contract/spec/keywords/time-span";
import { type Contract, type Operation, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { requestSchema } from "@cc-contract/spec/model/operations";

/** A leaf field of a document. */
export interface Leaf {
  name: string;
  path: string[];
  schema: Schema;
  /** The object that has the field. */
  parent: Schema;
}

/** Every field of an object schema and its nested objects, but not of lists. */
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

/** The window rule of an operation, if any. */
export function timeSpanOf(contract: Contract, operation: Operation): TimeSpan | undefined {
  return resolveSchema(contract, requestSchema(operation))["x-time-span"] as TimeSpan | undefined;
}

/** The paging rule of an object schema, if any. */
export function pagingOf(schema: Schema): { property: string; factor: string } | undefined {
  return schema["x-multiple-of"] as { property: string; factor: string } | undefined;
}

/**
 * Fields that select an agent, VDN, call centre or session; one that does not exist may cause a failure.
 * All but those of windows, pages and filters by code.
 */
export function idFields(contract: Contract, operation: Operation): Leaf[] {
  return requestFields(contract, operation).filter(
    ({ schema, parent, name }) => !("x-codes" in schema) && !namesInRules(parent).includes(name),
  );
}

/** Fields of a request that take the ID of an agent, whatever they are called. */
export function agentFields(contract: Contract, operation: Operation): Leaf[] {
  return requestFields(contract, operation).filter(({ schema }) => takesAgent(schema));
}

export function takesAgent(schema: Schema): boolean {
  return schema["x-personal"] === "agentId";
}

/** Names of the fields that the rules of an object speak of. */
function namesInRules(schema: Schema): unknown[] {
  return Object.entries(schema).flatMap(([keyword, rule]) =>
    keyword.startsWith("x-") ? Object.values(Object(rule)) : [],
  );
}
