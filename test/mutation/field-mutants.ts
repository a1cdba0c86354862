import { type Contract, type Operation, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { successSchema } from "../../packages/testing/src/verify/place.ts";

// Every field of a success wrong in every way, also those of records in lists.

/** A success that is wrong in one field. */
export interface FieldMutant {
  /** The field and what is wrong with it, as in `resultDesc.0.vdn null`. */
  name: string;
  change(body: unknown): unknown;
}

type Values = Record<string, unknown>;
type Change = [how: string, change: (value: unknown) => unknown];

export function listFieldMutants(contract: Contract, operation: Operation): FieldMutant[] {
  return walk(contract, successSchema(contract, operation), []);
}

function walk(contract: Contract, part: Schema, path: string[]): FieldMutant[] {
  const schema = resolveSchema(contract, part);
  const below = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    property
      ? [
          ...(((schema.required ?? []) as string[]).includes(name) ? ofName(path, name) : []),
          ...walk(contract, property, [...path, name]),
        ]
      : [],
  );
  const items = schema.items ? walk(contract, schema.items as Schema, [...path, "0"]) : [];
  return [...(path.length > 0 ? ofValue(schema, path) : []), ...below, ...items];
}

/** A field that has to be there is not, or under another name. */
function ofName(path: string[], name: string): FieldMutant[] {
  const make = (how: string, rest: (value: unknown) => Values): FieldMutant => ({
    name: `${[...path, name].join(".")} ${how}`,
    change: (body) =>
      at(body, path, (parent) => {
        const { [name]: value, ...others } = parent as Values;
        return { ...others, ...rest(value) };
      }),
  });
  return [make("missing", () => ({})), make("renamed", (value) => ({ [`${name}X`]: value }))];
}

function ofValue(schema: Schema, path: string[]): FieldMutant[] {
  const types = [schema.type].flat();
  const changes: Change[] = [
    ["of another type", (value) => (typeof value === "number" ? "text" : 5)],
    ["a list", (value) => (Array.isArray(value) ? { value } : [value])],
  ];
  if (!types.includes("null")) changes.push(["null", () => null]);
  if (schema.enum) changes.push(["out of range", () => Math.max(...(schema.enum as number[])) + 1]);
  if (schema.minimum !== undefined) changes.push(["below the minimum", () => Number(schema.minimum) - 1]);
  if (schema.pattern) changes.push(["not in its pattern", (value) => `${value}x`]);
  if (types.includes("integer")) changes.push(["a fraction", (value) => Number(value) + 0.5]);
  return changes.map(([how, change]) => ({
    name: `${path.join(".")} ${how}`,
    change: (body) => at(body, path, change),
  }));
}

/** A copy with a place changed; the original if there is no such place. */
function at(value: unknown, [key, ...rest]: string[], change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (typeof value !== "object" || value === null || !(key in value)) return value;
  if (Array.isArray(value)) return value.with(Number(key), at(value[Number(key)], rest, change));
  return { ...value, [key]: at((value as Values)[key], rest, change) };
}
