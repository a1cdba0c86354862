import { isDeepStrictEqual } from "node:util";
import {
  type Contract,
  type Operation,
  type Parameter,
  resolveSchema,
  type Schema,
} from "@cc-contract/spec/model/contract";

// Serialises requests from the form of the contract's `requestSchema`, and parses them. Parameters have OpenAPI's
// default styles: a list in a query has one entry per item, elsewhere it is one comma-separated string.

/** The parts of a request, each with the values of its parameters by name. */
export interface Parts extends Record<Parameter["in"], Record<string, unknown>> {
  body?: unknown;
}

/** Splits a request, even one that breaks the contract. */
export function partsOf({ parameters, requestBody }: Operation, request: unknown): Parts {
  if (parameters.length === 0) return { path: {}, query: {}, header: {}, ...(requestBody && { body: request }) };
  const { path, query, header, body } = Object(request);
  return { path: Object(path), query: Object(query), header: Object(header), ...(requestBody && { body }) };
}

/** Path and query, percent-encoded. */
export function writeTarget({ path: template, parameters }: Operation, { path, query }: Parts): string {
  const filled = template.replace(/\{([^{}]+)\}/g, (_, name) => encodeURIComponent(write(path[name])[0] ?? ""));
  const search = parameters
    .filter(({ in: part }) => part === "query")
    .flatMap(({ name }) => [query[name]].flat().map((value) => [name, ...write(value)]))
    .filter(({ length }) => length === 2)
    .map((pair) => pair.map(encodeURIComponent).join("="));
  return filled + (search.length > 0 ? `?${search.join("&")}` : "");
}

/** The headers that are parameters. */
export function writeHeaders({ parameters }: Operation, { header }: Parts): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap(({ in: part, name }) =>
      part === "header" ? write(header[name]).map((text) => [name, text] as const) : [],
    ),
  );
}

/** The serialised parameter; none if it is missing. */
function write(value: unknown): string[] {
  return value === undefined ? [] : [String(value)];
}

/** Parses the parameters; `textsOf` returns all strings of one. Values of a wrong type remain strings. */
export function readParameters(
  contract: Contract,
  { parameters }: Operation,
  textsOf: (parameter: Parameter) => string[],
): Record<string, Record<string, unknown>> {
  const parts: Record<string, Record<string, unknown>> = {};
  for (const parameter of parameters) {
    parts[parameter.in] ??= {};
    const value = read(contract, parameter, textsOf(parameter));
    if (value !== undefined) Object.assign(parts[parameter.in] as object, { [parameter.name]: value });
  }
  return parts;
}

function read(contract: Contract, { in: part, schema }: Parameter, texts: string[]): unknown {
  const { type, items } = resolveSchema(contract, schema);
  if (type === "array" && texts.length > 0) {
    const list = part === "query" ? texts : texts.flatMap((text) => text.split(","));
    return list.map((text) => parse(text, resolveSchema(contract, (items ?? {}) as Schema)));
  }
  return texts.length > 1 ? texts : texts.map((text) => parse(text, { type }))[0];
}

function parse(text: string, { type }: Schema): unknown {
  const isNumber = type === "integer" || type === "number";
  if (isNumber && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  return type === "boolean" && /^(true|false)$/.test(text) ? text === "true" : text;
}

/** Whether a request keeps its meaning on the wire: a number in place of a string exists only in a program. */
export function canBeSent(contract: Contract, operation: Operation, request: unknown): boolean {
  if (operation.parameters.length === 0) return true;
  const parts = partsOf(operation, request);
  const read = readParameters(contract, operation, ({ in: part, name }) =>
    (part === "query" ? [parts.query[name]].flat() : [parts[part][name]]).flatMap(write),
  );
  const body = "body" in Object(request) ? { body: parts.body } : {};
  return isDeepStrictEqual({ ...read, ...body }, request);
}
