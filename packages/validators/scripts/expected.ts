import type { Schema } from "@cc-contract/spec/model/contract";
import { vocabulary } from "./vocabulary.ts";

// Describes what a schema demands, as in `integer from 1 to 65535`. It is written into the module, so that a validator
// carries no code for it.

/** What an issue says is expected; undefined where that is the type alone. */
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
    // A value of another type gets the type in its message, too.
    ...(name && typeName && { typed: `${typeName}, ${expected}` }),
  };
}

/** Of a schema without a type: the type of which it speaks. */
function nameFor(schema: Schema): string {
  const types = new Set(Object.keys(schema).map((keyword) => vocabulary[keyword]?.of));
  types.delete(undefined);
  return types.size === 1 && [...limits(schema)].length > 0 ? String([...types][0]) : "another value";
}

function* limits(schema: Schema): Generator<string> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && maximum !== undefined) yield `from ${minimum} to ${maximum}`;
  else if (minimum !== undefined) yield `from ${minimum} up`;
  else if (maximum !== undefined) yield `up to ${maximum}`;
  if (exclusiveMinimum !== undefined) yield `above ${exclusiveMinimum}`;
  if (exclusiveMaximum !== undefined) yield `below ${exclusiveMaximum}`;
  if (multipleOf !== undefined) yield `that is a multiple of ${multipleOf}`;
  const { minLength, maxLength, pattern } = schema;
  if (minLength !== undefined) yield `of ${minLength} or more characters`;
  if (maxLength !== undefined) yield `of ${maxLength} or fewer characters`;
  if (pattern !== undefined && !schema["x-expected"]) yield `that matches ${pattern}`;
}
