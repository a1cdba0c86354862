import { ownKeywords } from "./own.ts";

/** Keywords for readers, which restrict nothing. `int64` and `int32` are the only formats, and give the size of a number. */
export const annotations: readonly string[] = [
  "title",
  "description",
  "deprecated",
  "default",
  "examples",
  "format",
  "x-source",
  "x-codes",
  "x-sentinels",
  "x-no-range",
  "x-personal",
  "x-request-field",
  "x-time",
  "x-began-after",
  "x-recorded-as",
  "x-plausible-maximum",
  "x-sunset",
  "x-expected",
  "x-editions",
  "x-enum-varnames",
  "x-enum-descriptions",
  "x-enumDescriptions",
];

/** Every keyword that types, validators, mock, reference and test cases all support. */
export const knownKeywords: readonly string[] = [
  ...annotations,
  "$ref",
  "type",
  "enum",
  "const",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "pattern",
  "items",
  "minItems",
  "maxItems",
  "required",
  "dependentRequired",
  "properties",
  "additionalProperties",
  "oneOf",
  "not",
  ...Object.keys(ownKeywords),
];

/**
 * Extensions that an operation may have. `x-idempotent` is true if a POST or PATCH only reads or may be sent twice, and
 * false if a PUT or DELETE may not.
 */
export const operationKeywords: readonly string[] = ["x-source", "x-sunset", "x-idempotent"];
