import { type Contract, resolve, type Schema } from "@cc-contract/spec/model/contract";
import fc from "fast-check";

// Documents for a schema: mostly those that hold, and the same with a few things changed.

type Values = Record<string, unknown>;

/** Values that hold, or nearly so: what only a rule between properties forbids may occur. */
export function valid(contract: Contract, schema: Schema | false): fc.Arbitrary<unknown> {
  if (schema === false) return fc.constant(undefined);
  if (schema.$ref) return valid(contract, resolve<Schema>(contract, { $ref: schema.$ref }));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...(schema.enum as unknown[]));
  const choice = (schema.oneOf ?? schema.anyOf) as Schema[] | undefined;
  if (choice && !schema.properties) return fc.oneof(...choice.map((branch) => valid(contract, branch)));
  const types = [schema.type ?? "object"].flat() as string[];
  return fc.oneof(...types.map((type) => ofType(contract, schema, type)));
}

function ofType(contract: Contract, schema: Schema, type: string): fc.Arbitrary<unknown> {
  if (type === "null") return fc.constant(null);
  if (type === "integer") return integer(schema);
  if (type === "array") return fc.array(valid(contract, schema.items as Schema), { maxLength: 3 });
  if (type === "object") return record(contract, schema);
  if (schema.pattern)
    return fc.oneof(
      fc.constantFrom(...((schema.examples as string[]) ?? [])),
      fc.stringMatching(new RegExp(schema.pattern as string)),
      time(),
    );
  return fc.string({ unit: "binary", minLength: Number(schema.minLength ?? 0), maxLength: 8 });
}

function integer({ minimum, maximum }: Schema): fc.Arbitrary<number> {
  const [min, max] = [Number(minimum ?? -5), Number(maximum ?? 99_999_999)];
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max }));
}

/** Times that lie a few quarter hours or minutes apart, so that spans are met and missed. */
function time(): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: 200 }).map((step) => {
    const date = new Date(Date.UTC(2024, 1, 28, 0, 0, 0) + step * 15 * 60_000);
    return date.toISOString().slice(0, 19).replace("T", " ");
  });
}

function record(contract: Contract, { properties = {}, required = [], oneOf = [] }: Schema): fc.Arbitrary<unknown> {
  const names = Object.keys(properties).filter((name) => properties[name] !== false);
  const model = Object.fromEntries(names.map((name) => [name, valid(contract, properties[name] ?? {})]));
  const whole = fc.record(model, { requiredKeys: (required as string[]).filter((name) => name in model) });
  const branches = (oneOf as Schema[]).map((branch) => whole.map((value) => shaped(value as Values, branch)));
  return fc.oneof(whole, ...branches);
}

/** Without the properties that a branch forbids. */
function shaped(value: Values, { properties = {} }: Schema): Values {
  return Object.fromEntries(Object.entries(value).filter(([name]) => properties[name] !== false));
}

const odd: unknown[] = [
  null,
  true,
  0,
  -0,
  1,
  -1,
  0.5,
  1e300,
  2 ** 53,
  2 ** 31,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "",
  "0",
  "0100000",
  "0100002",
  "101",
  "59999",
  "60000",
  "2024-02-30 00:00:00",
  "2024-02-29 00:00:00",
  "\ud800",
  [],
  [null],
  {},
  { resultCode: "0100000" },
  undefined,
];

/** One change somewhere in a document. */
type Change = {
  at: number;
  kind: "replace" | "remove" | "rename" | "add" | "nudge" | "wrap";
  value: unknown;
  name: string;
};

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom("replace", "remove", "rename", "add", "nudge", "wrap"),
  value: fc.oneof(fc.constantFrom(...odd), fc.jsonValue({ maxDepth: 2 })),
  name: fc.constantFrom(
    "ccId",
    "CcId",
    "vdn",
    "offset",
    "limit",
    "queryParam",
    "resultCode",
    "result",
    "constructor",
    "toString",
    "__proto__",
    "",
  ),
});

/** A document with none, one or some changes. */
export function mutated(contract: Contract, schema: Schema): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid(contract, schema), fc.array(change, { maxLength: 3 }))
    .map(([document, changes]) => changes.reduce(apply, document));
}

function apply(document: unknown, { at, kind, value, name }: Change): unknown {
  const places = listPlaces(document);
  const path = places[at % places.length] ?? [];
  return alter(document, path, (old) => {
    const object = typeof old === "object" && old !== null && !Array.isArray(old) ? (old as Values) : undefined;
    const [first] = Object.keys(object ?? {});
    if (kind === "wrap") return { queryParam: old };
    if (kind === "nudge" && typeof old === "number") return old + (at % 2 ? 1 : -1);
    if (kind === "nudge" && typeof old === "string") return `${old}x`;
    if (kind === "add" && object) return set(object, name, value);
    if (kind === "remove" && object && first !== undefined) return without(object, first);
    if (kind === "rename" && object && first !== undefined) return set(without(object, first), name, object[first]);
    return value;
  });
}

/** Sets an own property, also one called `__proto__`. */
function set(object: Values, name: string, value: unknown): Values {
  return Object.defineProperty({ ...object }, name, { value, enumerable: true, writable: true, configurable: true });
}

function without(object: Values, name: string): Values {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

function listPlaces(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => listPlaces(child, [...path, key]))];
}

function alter(value: unknown, [key, ...rest]: string[], change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? alter(item, rest, change) : item));
  return set(value as Values, key, alter((value as Values)[key], rest, change));
}
