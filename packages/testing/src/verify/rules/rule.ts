import { resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import type { Context } from "../judge.ts";
import { type Place, responsePlace, successSchema } from "../place.ts";
import type { Observation } from "../types.ts";

/** A success and the context of its judgement. */
export interface About extends Context {
  /** In the form of the contract's `requestSchema`. */
  request: unknown;
  response: Record<string, unknown>;
  /** Every value of its data that the contract names. */
  fields: Field[];
  /** The later of the server's and this machine's present time, in milliseconds since 1970. */
  now: number;
}

export type Wrong = Omit<Observation, "remedy">;

/** Contradictions in a success, or with the clock. */
export type Rule = (about: About) => Wrong[];

/** A value of a response. */
export interface Field {
  /** Its name, or its index in a list. */
  key: string;
  /** The object or list that contains it; undefined for the data itself. */
  parent: Field | undefined;
  schema: Schema;
  value: unknown;
}

/** Every value of the data of a success that the contract names. */
export function fieldsOf({
  contract,
  operation,
  response,
}: Pick<About, "contract" | "operation" | "response">): Field[] {
  const { data } = operation.service;
  const part = successSchema(contract, operation).properties?.[data] || {};
  const fields: Field[] = [];
  // A list has many items of one schema.
  const resolved = new Map<Schema, Schema>();
  const visit = (key: string, value: unknown, schemaOrReference: Schema, parent: Field | undefined) => {
    const schema = resolved.get(schemaOrReference) ?? resolveSchema(contract, schemaOrReference);
    resolved.set(schemaOrReference, schema);
    const field = { key, value, schema, parent };
    fields.push(field);
    const items = schema.items as Schema | undefined;
    if (Array.isArray(value)) {
      if (items) for (const [index, item] of value.entries()) visit(String(index), item, items, field);
    } else if (typeof value === "object" && value !== null)
      for (const [name, property] of Object.entries(schema.properties ?? {}))
        if (property && name in value) visit(name, (value as Record<string, unknown>)[name], property, field);
  };
  visit(data, response[data], part, undefined);
  return fields;
}

/** Where a field is in the response. */
export function pathOf({ key, parent }: Pick<Field, "key" | "parent">): string[] {
  return parent ? [...pathOf(parent), key] : [key];
}

/** Name of a field in reports. */
export function nameOf(field: Field): string {
  return pathOf(field).join(".");
}

/** Place of a field's keyword in the contract. */
export function fieldPlace(
  { contract, operation }: About,
  field: Pick<Field, "key" | "parent">,
  keyword: string,
): Place {
  return responsePlace(contract, operation, "success", pathOf(field), keyword);
}
