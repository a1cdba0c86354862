import type { Collector } from "./collector.ts";

/** A schema as the issue finder reads it: the contract's keywords without annotations, and a description of the expected value. */
export interface SchemaNode {
  /** The expected value; missing if only the type matters. */
  expected?: string;
  /** The same for a value of another type, if different. */
  typed?: string;
  /** The keyword that has a `false` schema. */
  keyword?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  /** Constants that are objects or lists, as canonical text. */
  same?: string[];
  among?: string[];
  /** Name of a format, and its test. */
  format?: [string, (value: unknown) => boolean];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  prefixItems?: Part[];
  items?: Part;
  contains?: Part;
  minContains?: number;
  maxContains?: number;
  unevaluatedItems?: Part;
  required?: string[];
  dependentRequired?: Record<string, string[]>;
  properties?: Record<string, Part | false>;
  patternProperties?: Record<string, Part>;
  additionalProperties?: Part | false;
  propertyNames?: Part;
  minProperties?: number;
  maxProperties?: number;
  dependentSchemas?: Record<string, Part>;
  unevaluatedProperties?: Part | false;
  allOf?: Part[];
  anyOf?: Part[];
  oneOf?: Part[];
  not?: Part;
  if?: Part;
  then?: Part;
  else?: Part;
  /** The constants among the required properties, computed on first use. */
  constants?: { name: string; constant: unknown }[];
  /** The properties as lists, computed on first use, and whether they include all required ones. */
  listed?: { names: string[]; parts: (Part | false)[]; knowsAll: boolean };
  /** The contract's own keywords, each a rule between the properties `names`. An issue points at the last of them. */
  rules?: { keyword: string; names: string[]; expected: string; conforms(values: Values): boolean }[];
  /** Checks the keywords of the schema; referenced from it, so that a validator contains only what it needs. */
  visitors?: Visitor[];
}

export type Values = Record<string, unknown>;

/**
 * Reports the issues of a value with some keywords of a schema. It may return the intended value, which the later
 * visitors get instead.
 */
export type Visitor = (node: SchemaNode, value: unknown, path: Path, found: Collector) => unknown;

export type Path = readonly (string | number)[];

/** An inline schema, a list of types, or a reference to a schema with a separate validator. */
export type Part = SchemaNode | string | string[] | Reference;

/** Key of the schema at its validator. */
export const schemaNode = /* @__PURE__ */ Symbol("schema");

/** Decides whether a value conforms, and provides the schema if it doesn't. */
export interface Reference {
  (value: unknown): boolean;
  [schemaNode](): Part;
}

/** An inline schema, or the target of a reference. */
export function nodeOf(part: Part): SchemaNode {
  if (typeof part === "string" || Array.isArray(part)) return { type: part };
  return typeof part === "function" ? nodeOf(part[schemaNode]()) : part;
}

export function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An own property of an object, not an inherited one such as `constructor`. */
export function read(values: object, name: string): unknown {
  const value = (values as Values)[name];
  const mayBeInherited = typeof value === "function" || name === "__proto__";
  return mayBeInherited && !Object.hasOwn(values, name) ? undefined : value;
}

export function isOfType(value: unknown, type: string): boolean {
  if (type === "string") return typeof value === type;
  if (type === "integer") return Number.isInteger(value);
  if (type === "number") return Number.isFinite(value);
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  return typeof value === type;
}
