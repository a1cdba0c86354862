import type { Schema } from "@cc-contract/spec/model/contract";
import { vocabulary } from "./vocabulary.ts";

// Describes what a schema requires, as in `integer from 1 to 65535`. This is written into the module, so that a validator
// needs no code for it.

/** The expected value in an issue; undefined if that is only the type. */
export function expectedOf(schema: Schema): { expected?: string; typed?: string } {
  const { "x-expected": name, type } = schema as Record<string, string | undefined>;
  const typeName = [type ?? []].flat().join(" or ");
  if (schema.const !== undefined) return { expected: JSON.stringify(schema.const) };
  if (schema.enum)
    return {
      expected: `one of ${(schema.enum as unknown[]).map((value) => JSON.stringify(value)).join(", ") || "nothing"}`,
    };
  const expected = [name ?? (typeName || nameFor(schema)), ...limits(schema)].join(" ");
  return {
    ...(expected !== (typeName || "another value") && { expected }),
    // The message for a value of another type also names the type.
    ...(name && typeName && { typed: `${typeName}, ${expected}` }),
  };
}

/** For a schema without a type: the type to which it applies. */
function nameFor(schema: Schema): string {
  const types = new Set(Object.keys(schema).map((keyword) => vocabulary[keyword]?.of));
  types.delete(undefined);
  return types.size === 1 && [...limits(schema)].length > 0 ? String([...types][0]) : "another value";
}

function* limits(schema: Schema): Generator<string> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && maximum !== undefined) yield `from ${minimum} to ${maximum}`;
  else if (minimum !== undefined) yield `of at least ${minimum}`;
  else if (maximum !== undefined) yield `of at most ${maximum}`;
  if (exclusiveMinimum !== undefined) yield `above ${exclusiveMinimum}`;
  if (exclusiveMaximum !== undefined) yield `below ${exclusiveMaximum}`;
  if (multipleOf !== undefined) yield `that is a multiple of ${multipleOf}`;
  const { minLength, maxLength, pattern } = schema;
  if (minLength !== undefined) yield `of at least ${characters(minLength)}`;
  if (maxLength !== undefined) yield `of at most ${characters(maxLength)}`;
  if (pattern !== undefined && !schema["x-expected"]) yield `that matches ${pattern}`;
}

const characters = (count: unknown) => `${count} ${count === 1 ? "character" : "characters"}`;
