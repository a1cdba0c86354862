import type { Collector } from "./collector.ts";

/** A schema as the issue finder reads it: the contract's keywords, without annotations, and a description of what is expected. */
export interface SchemaNode {
  /** What is expected; missing where that is the type alone. */
  expected?: string;
  /** The same for a value of another type, where it differs. */
  typed?: string;
  /** The keyword to which a schema belongs that nothing conforms to. */
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
  /** The constants among the required properties, once these have been needed. */
  constants?: { name: string; constant: unknown }[];
  /** The properties as lists, once these have been needed, and whether all that are required are among them. */
  listed?: { names: string[]; parts: (Part | false)[]; knowsAll: boolean };
  /** The contract's own keywords, each a rule between the properties `names`. An issue points at the last of them. */
  rules?: { keyword: string; names: string[]; expected: string; conforms(values: Values): boolean }[];
  /** What looks at the keywords of the schema; named by it, so that a validator carries only what it needs. */
  visitors?: Visitor[];
}

export type Values = Record<string, unknown>;

/**
 * Reports what is wrong with a value by some of the keywords of a schema. It may return the value as it was meant, which
 * the visitors after it are given instead.
 */
export type Visitor = (node: SchemaNode, value: unknown, path: Path, found: Collector) => unknown;

export type Path = readonly (string | number)[];

/** A schema in its place, one that is some types and nothing more, or a reference to one that has a validator of its own. */
export type Part = SchemaNode | string | string[] | Reference;

/** Key of the schema at its validator. */
export const schemaNode = /* @__PURE__ */ Symbol("schema");

/** Says whether a value conforms, and what the schema is where it doesn't. */
export interface Reference {
  (value: unknown): boolean;
  [schemaNode](): Part;
}

/** A schema in its place, or the one that a reference stands for. */
export function nodeOf(part: Part): SchemaNode {
  if (typeof part === "string" || Array.isArray(part)) return { type: part };
  return typeof part === "function" ? nodeOf(part[schemaNode]()) : part;
}

export function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A property; one that every object inherits, such as `constructor`, is there only where the object has its own. */
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
