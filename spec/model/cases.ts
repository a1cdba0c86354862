import { annotations } from "../keywords/known.ts";
import { ownKeywords, rulesOf } from "../keywords/own.ts";
import { type Contract, resolveSchema, type Schema } from "./contract.ts";
import { patternTexts } from "./pattern-texts.ts";
import { sampleOf } from "./sample.ts";

/** A document at the boundary of a constraint, or one that breaks only that constraint. */
export interface Case {
  /** A fact, as in `queryParam.ccId below the minimum`. */
  description: string;
  /** Keyword of the constraint. Those that begin with `x-` are the contract's own, which a plain validator doesn't know. */
  keyword: string;
  valid: boolean;
  /** The place to which the constraint applies. */
  path: string[];
  data: unknown;
}

/** Every constraint of a schema from both sides, derived from a valid document. */
export function listCases(contract: Contract, schema: Schema, sample: unknown = sampleOf(contract, schema)): Case[] {
  return toCases(edges(contract, schema, sample, []), sample);
}

/** The same, but only one case from each side of every part that has a separate schema. */
export function listOwnCases(contract: Contract, schema: Schema): Case[] {
  const sample = sampleOf(contract, schema);
  const own = new Set<string>();
  const few = edges(contract, schema, sample, []).filter(({ reference, valid }) => {
    const side = `${reference} ${valid}`;
    if (!reference || !own.has(side)) return own.add(side);
    return false;
  });
  return toCases(few, sample);
}

function toCases(all: Edge[], sample: unknown): Case[] {
  return all.map(({ what, value, reference: _, ...edge }) => ({
    ...edge,
    description: `${edge.path.join(".") || "document"} ${what}`,
    data: replace(sample, edge.path, value),
  }));
}

/** A value for the place at `path`. */
interface Edge {
  path: string[];
  what: string;
  keyword: string;
  valid: boolean;
  value: unknown;
  /** The outermost place with a separate schema; empty for the schema itself. */
  reference: string;
}

type Values = Record<string, unknown>;
type Side = Pick<Edge, "what" | "valid" | "value">;
type EdgeMaker = (argument: never, context: { schema: Schema; sample: unknown; contract: Contract }) => Side[];

/** Values on both sides of each keyword. Keywords that restrict nothing have none. */
const makers: Record<string, EdgeMaker> = {
  type: (type: string | string[], { sample }) => {
    const types = [type].flat();
    const wrong = [null, "text", 1.5, true, [], {}].filter((value) => !types.some((one) => isOfType(value, one)));
    return [
      accepted("of its type", sample),
      ...(types.includes("null") ? [accepted("null", null)] : []),
      ...wrong.map((value) => refused(`of the wrong type: ${JSON.stringify(value)}`, value)),
    ];
  },
  const: (constant: unknown) => [accepted("its one value", constant), refused("another value", `${constant}x`)],
  // Redundant next to a constant.
  enum: (values: unknown[], { schema }) =>
    "const" in schema
      ? []
      : [
          ...values.map((value) => accepted(`the listed value ${JSON.stringify(value)}`, value)),
          refused(
            "a value that is not listed",
            typeof values[0] === "number" ? Math.max(...(values as number[])) + 1 : "unlisted",
          ),
        ],
  minimum: (minimum: number) => [accepted("at the minimum", minimum), refused("below the minimum", minimum - 1)],
  maximum: (maximum: number) => [accepted("at the maximum", maximum), refused("above the maximum", maximum + 1)],
  minLength: (length: number) => [
    accepted("of the minimum length", "x".repeat(length)),
    refused("shorter than the minimum length", "x".repeat(length - 1)),
  ],
  maxLength: (length: number) => [
    accepted("of the maximum length", "x".repeat(length)),
    refused("longer than the maximum length", "x".repeat(length + 1)),
  ],
  pattern: (pattern: string, { schema, sample }) => [
    accepted("that matches its pattern", sample),
    ...[...new Set([...((schema.examples as unknown[]) ?? []), ...patternTexts(pattern)])]
      .filter((text) => text !== sample)
      .map((text) => accepted(`that matches its pattern: ${JSON.stringify(text)}`, text)),
    ...[...new Set([sample, ...((schema.examples as unknown[]) ?? [])])]
      .flatMap((text) => neighbours(String(text), new RegExp(pattern, "u")))
      .map((value) => refused(`that does not match its pattern: ${JSON.stringify(value)}`, value)),
  ],
  required: (names: string[], { sample }) => [
    accepted("with all required properties", sample),
    ...names.map((name) => refused(`missing ${name}`, without(sample as Values, name))),
  ],
  dependentRequired: (needs: Record<string, string[]>, { sample }) => [
    ...Object.entries(needs).flatMap(([name, others]) =>
      others.map((other) => refused(`with ${name} but without ${other}`, without(sample as Values, other))),
    ),
    ...Object.keys(needs).map((name) =>
      accepted(`without ${name} and what needs it`, needing(name, needs).reduce(without, sample as Values)),
    ),
    accepted("with all properties that belong together", sample),
  ],
  additionalProperties: (_: false, { sample }) => [
    accepted("with known properties only", sample),
    refused("with an unknown property", { ...(sample as Values), unknown: 1 }),
  ],
  oneOf: (branches: Schema[], { sample }) =>
    branches.filter(({ $ref }) => !$ref).flatMap((branch) => branchEdges(branch, sample as Values)),
  not: (excluded: Schema, { contract, sample }) => {
    const { minimum, maximum } = excluded as { minimum?: number; maximum?: number };
    if (minimum !== undefined && maximum !== undefined)
      return [
        accepted("below what is excluded", minimum - 1),
        refused("the first that is excluded", minimum),
        refused("the last that is excluded", maximum),
        accepted("above what is excluded", maximum + 1),
      ];
    return [
      accepted("unlike what is excluded", sample),
      refused("like what is excluded", { ...(sample as Values), ...(sampleOf(contract, excluded) as Values) }),
    ];
  },
  // The items have separate cases, below.
  items: (_: Schema, { schema, sample }) => [
    accepted("with items", sample),
    ...(schema.minItems ? [] : [accepted("empty", [])]),
  ],
  minItems: (least: number, { sample }) => [
    accepted("with the minimum number of items", ofLength(sample, least)),
    ...(least > 0 ? [refused("with one item fewer than the minimum", ofLength(sample, least - 1))] : []),
  ],
  maxItems: (most: number, { sample }) => [
    accepted("with the maximum number of items", ofLength(sample, most)),
    refused("with one item more than the maximum", ofLength(sample, most + 1)),
  ],
  ...Object.fromEntries(
    Object.entries(ownKeywords).map(([keyword, { cases }]): [string, EdgeMaker] => [
      keyword,
      (rule, { sample }) => cases(rule, sample as Values),
    ]),
  ),
};

function edges(contract: Contract, schema: Schema | false, sample: unknown, path: string[], outer = ""): Edge[] {
  if (schema === false) return [];
  if (sample === undefined) throw new Error(`The sample has no ${path.join(".")}: give it to the first example`);
  const full = resolveSchema(contract, schema);
  const reference = outer || (schema.$ref ? path.join(".") : "");
  const own = Object.entries(full).flatMap(([keyword, argument]) => {
    if (annotations.includes(keyword) || keyword === "properties") return [];
    const maker = makers[keyword];
    if (!maker)
      throw new Error(`No cases are known for the keyword ${keyword} at ${path.join(".")}: add them to cases.ts`);
    return maker(argument as never, { schema: full, sample, contract })
      .filter(({ value, valid }) => !valid || !(keyword in ownKeywords) || keepsRules(full, value as Values))
      .map((edge) => ({ ...edge, keyword, path, reference }));
  });
  return [...own, ...shapeEdges(contract, full, path), ...partEdges(contract, full, sample, path, reference)];
}

/** The edges of the properties of an object, and of the items of a list. */
function partEdges(contract: Contract, schema: Schema, sample: unknown, path: string[], outer: string): Edge[] {
  const { properties = {}, items } = schema;
  const parts = Object.entries(properties).flatMap(([name, property]) =>
    edges(contract, property, Object(sample)[name], [...path, name], outer).filter(
      (edge) => !edge.valid || keepsRules(schema, replace(sample, edge.path.slice(path.length), edge.value) as Values),
    ),
  );
  const [first] = Array.isArray(sample) ? sample : [];
  return items ? [...parts, ...edges(contract, items as Schema, first, [...path, "0"], outer)] : parts;
}

/** Whether an object satisfies the rules between its properties: a valid time may be outside its span. */
function keepsRules(schema: Schema, value: Values): boolean {
  return rulesOf(schema).every(({ rule, own }) => own.conforms(value, rule));
}

/**
 * The boundaries of the shapes that a response may have. What distinguishes the shapes is left to their own schemas: what
 * breaks one shape may be valid in another.
 */
function shapeEdges(contract: Contract, { oneOf = [] }: Schema, path: string[]): Edge[] {
  const shapes = (oneOf as Schema[]).filter(({ $ref }) => $ref);
  return shapes.flatMap((shape) => {
    const sample = sampleOf(contract, shape);
    return edges(contract, shape, sample, [])
      .filter(({ keyword, valid }) => valid || (keyword !== "const" && keyword !== "not"))
      .map((edge) => ({
        ...edge,
        reference: `${shape.$ref} ${edge.path.join(".")}`,
        path,
        value: replace(sample, edge.path, edge.value),
        what: `${edge.path.join(".")} ${edge.what}`,
      }));
  });
}

/** Both sides of one branch of a choice: with exactly its properties, and with one of them missing. */
function branchEdges({ title, required = [], properties = {} }: Schema, sample: Values): Side[] {
  const excluded = Object.keys(properties).filter((name) => properties[name] === false);
  const names = required as string[];
  return [
    accepted(`as ${title}`, excluded.reduce(without, sample)),
    ...names.map((name) => refused(`with ${names.join(" and ")} but for ${name}`, without(sample, name))),
  ];
}

function accepted(what: string, value: unknown) {
  return { what, value, valid: true };
}

function refused(what: string, value: unknown) {
  return { what, value, valid: false };
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return Array.isArray(value);
  if (type === "null") return value === null;
  return typeof value === type && value !== null && !Array.isArray(value);
}

/** Strings close to a matching one that do not match: cut, extended, and with other numbers in them. */
function neighbours(text: string, pattern: RegExp): string[] {
  const number = Number(text);
  // Each number plus one, and as large as its digits allow: 31 April, or an hour of 99.
  const parts = [...text.matchAll(/\d{2,}/g)].flatMap(({ 0: digits, index }) =>
    [Number(digits) + 1, "9".repeat(digits.length)].map(
      (other) => text.slice(0, index) + String(other).padStart(digits.length, "0") + text.slice(index + digits.length),
    ),
  );
  const numbers = Number.isInteger(number) ? [`${number - 1}`, `${number + 1}`, `0${text}`] : [];
  return [text.slice(1), text.slice(0, -1), `${text}x`, ` ${text}`, ...numbers, ...parts].filter(
    (near) => !pattern.test(near),
  );
}

/** A property, and those that can't occur without it. */
function needing(name: string, needs: Record<string, string[]>, found: string[] = []): string[] {
  if (found.includes(name)) return found;
  const direct = Object.keys(needs).filter((other) => needs[other]?.includes(name));
  return direct.reduce((all, other) => needing(other, needs, all), [...found, name]);
}

function ofLength(sample: unknown, length: number): unknown[] {
  const items = sample as unknown[];
  return Array.from({ length }, (_, index) => items[index % items.length]);
}

function without(record: Values, name: string): Values {
  const { [name]: _, ...rest } = record;
  return rest;
}

function replace(value: unknown, [key, ...rest]: string[], part: unknown): unknown {
  if (key === undefined) return part;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replace(item, rest, part) : item));
  return { ...(value as Values), [key]: replace((value as Values)[key], rest, part) };
}
