import { listCases } from "@cc-contract/spec/model/cases";
import type { Contract, Schema } from "@cc-contract/spec/model/contract";
import fc from "fast-check";

// Documents for a schema: its cases, valid and invalid, with a few things changed.

type Values = Record<string, unknown>;

/** Values that programs meet by mistake, or that have been mistaken for others. */
export const odd: unknown[] = [
  ...[
    undefined,
    null,
    true,
    false,
    0,
    -0,
    1,
    -1,
    2,
    3,
    0.5,
    1e300,
    2 ** 31,
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ],
  ...["", "0", "1", "12", "123", "1234", "x", "/[a]", "😀", "😀😀😀😀", "\ud800", "2024-02-30 00:00:00"],
];

const names = ["CcId", "offset", "queryParam", "resultCode", "constructor", "toString", "__proto__", ""];
const kinds = ["replace", "remove", "rename", "add", "nudge", "wrap", "swap"] as const;

/** A change somewhere in a document. */
interface Change {
  at: number;
  kind: (typeof kinds)[number];
  value: unknown;
  name: string;
}

/** A case of the schema with none, one or some changes. */
export function documents(contract: Contract, schema: Schema): fc.Arbitrary<unknown> {
  const cases = listCases(contract, schema);
  const valid = cases.filter(({ valid }) => valid);
  // What is right in another place or in another case is the likeliest to be taken for right here.
  const parts = cases.flatMap(({ data }) =>
    listPaths(data).map((path) => path.reduce((value, key) => Object(value)[key], data)),
  );
  const change: fc.Arbitrary<Change> = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom(...kinds),
    value: fc.oneof(fc.constantFrom(...odd), fc.constantFrom(...parts), fc.jsonValue({ maxDepth: 2 })),
    name: fc.constantFrom(...names),
  });
  return fc
    .tuple(fc.oneof(fc.constantFrom(...valid), fc.constantFrom(...cases)), fc.array(change, { maxLength: 2 }))
    .map(([{ data }, changes]) => changes.reduce(apply, data));
}

function apply(document: unknown, { at, kind, value, name }: Change): unknown {
  const paths = listPaths(document);
  return alter(document, paths[at % paths.length] ?? [], (old) => {
    const object = typeof old === "object" && old !== null && !Array.isArray(old) ? (old as Values) : undefined;
    const keys = Object.keys(object ?? {});
    const key = keys[at % keys.length];
    if (kind === "wrap") return { queryParam: old };
    if (kind === "nudge" && typeof old === "number") return old + (at % 2 ? 1 : -1);
    if (kind === "nudge" && typeof old === "string") return `${old}x`;
    if (kind === "add" && object) return set(object, name, value);
    if (object === undefined || key === undefined) return value;
    if (kind === "remove") return without(object, key);
    if (kind === "rename") return set(without(object, key), name, object[key]);
    if (kind === "swap") return set(object, key, value);
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

function listPaths(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => listPaths(child, [...path, key]))];
}

function alter(value: unknown, [key, ...rest]: string[], change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? alter(item, rest, change) : item));
  return set(value as Values, key, alter((value as Values)[key], rest, change));
}
