import type { Collector } from "./collector.ts";

/** A schema as the issue finder reads it: the contract's keywords, without annotations but the title. */
export interface SchemaNode {
  title?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  required?: string[];
  properties?: Record<string, Part | false>;
  additionalProperties?: false;
  items?: Part;
  oneOf?: Part[];
  not?: Part;
  /** The contract's own keywords, which speak of several properties. */
  rules?: { keyword: string; property: string; names: string[]; expected: string; holds(value: unknown): boolean }[];
  /** What looks at the keywords of the schema; named by it, so that a validator carries only what it needs. */
  visitors?: Visitor[];
}

/** Reports what is wrong with a value by some of the keywords of a schema. */
export type Visitor = (node: SchemaNode, value: unknown, path: Path, found: Collector) => void;

export type Path = readonly (string | number)[];

/** A schema in its place, or a reference to one that has a validator of its own. */
export type Part = SchemaNode | Reference;

/** Says whether a value holds, and what the schema is where it doesn't. */
export interface Reference {
  (value: unknown): boolean;
  [schemaNode]: SchemaNode;
}

export const schemaNode = Symbol("schema");

/** A schema in its place, or the one that a reference stands for. */
export function nodeOf(part: Part): SchemaNode {
  return typeof part === "function" ? part[schemaNode] : part;
}

export function isOfType(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}
