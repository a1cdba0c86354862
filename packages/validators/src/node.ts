import type { Collector } from "./collector.ts";

/** A schema as the issue finder reads it: the contract's keywords, without annotations but what is expected in words. */
export interface SchemaNode {
  expected?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  required?: string[];
  dependentRequired?: Record<string, string[]>;
  properties?: Record<string, Part | false>;
  additionalProperties?: false;
  items?: Part;
  oneOf?: Part[];
  not?: Part;
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

/** A schema in its place, or a reference to one that has a validator of its own. */
export type Part = SchemaNode | Reference;

/** Key of the schema at its validator. */
export const schemaNode = /* @__PURE__ */ Symbol("schema");

/** Says whether a value conforms, and what the schema is where it doesn't. */
export interface Reference {
  (value: unknown): boolean;
  [schemaNode](): SchemaNode;
}

/** A schema in its place, or the one that a reference stands for. */
export function nodeOf(part: Part): SchemaNode {
  return typeof part === "function" ? part[schemaNode]() : part;
}

export function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isOfType(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  return typeof value === type;
}
