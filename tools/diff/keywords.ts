import { isDeepStrictEqual } from "node:util";
import type { Change } from "./change.ts";

// What `redocly diff` takes for notes, and the client, the validators or the simulator act on: our own keywords, the
// service of an operation, security, the status of a success and the tables of codes.

type Values = Record<string, unknown>;

/** Our keywords that tell readers something and restrict nothing. */
const documentation =
  /^x-(source|codes|no-range|request-field|time|began-after|recorded-as|plausible-maximum|sunset|expected|examples|editions|enum.*)$/;
const prose = ["title", "description", "meaning", "name", "remedy", "complete"];

/** Changes of own keywords and of security. Any change counts as breaking, so this need not know what a keyword means. */
export function compareKeywords(base: object, next: object): Change[] {
  return [...walk(base, next, "#"), ...compareCodes(base, next)];
}

function walk(base: unknown, next: unknown, pointer: string): Change[] {
  const [before, after] = [entriesOf(base), entriesOf(next)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const at = below(pointer, key);
    if (documentation.test(key) || isDeepStrictEqual(before[key], after[key])) return [];
    const isNew = !(key in before && key in after);
    const breaks = actsOn(pointer, key) || (isNew && /\/responses$/.test(pointer) && key.startsWith("2"));
    if (!breaks) return isNew ? [] : walk(before[key], after[key], at);
    const message = `${key} was ${show(before[key])} and is ${show(after[key])}`;
    return [{ step: "major", pointer: at, message }];
  });
}

function actsOn(pointer: string, key: string): boolean {
  if (pointer.startsWith("#/components/securitySchemes/")) return key !== "description";
  return key.startsWith("x-") || key === "security" || (key === "tags" && pointer.startsWith("#/paths/"));
}

/** A code more is a minor step, one less or one with another effect breaks, and its words are a patch. */
function compareCodes(base: object, next: object): Change[] {
  const at = "#/x-codes";
  const [before, after] = [base, next].map((bundle) => codesOf(bundle)) as [Values, Values];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name): Change[] => {
    const [one, other] = [before[name], after[name]];
    if (isDeepStrictEqual(one, other)) return [];
    if (one === undefined) return [{ step: "minor", pointer: at, message: `${name} added` }];
    if (other === undefined) return [{ step: "major", pointer: at, message: `${name} removed` }];
    const step = isDeepStrictEqual(withoutProse(one), withoutProse(other)) ? "patch" : "major";
    return [{ step, pointer: at, message: `${name} was ${show(one)} and is ${show(other)}` }];
  });
}

/** Every code by its table and itself, and the rest of each table by its name. */
function codesOf(bundle: object): Values {
  const tables = entriesOf(entriesOf(bundle)["x-codes"]);
  return Object.fromEntries(
    Object.entries(tables).flatMap(([name, value]) => {
      const { codes, ...rest } = entriesOf(value);
      const list = (codes ?? []) as { code: string }[];
      return [[name, rest] as const, ...list.map((code) => [`${name} ${code.code}`, code] as const)];
    }),
  );
}

function withoutProse(value: unknown): unknown {
  return Object.fromEntries(Object.entries(entriesOf(value)).filter(([key]) => !prose.includes(key)));
}

/** The entries of an object, or of a list by name where its items have one. */
function entriesOf(value: unknown): Values {
  if (!Array.isArray(value)) return typeof value === "object" && value !== null ? (value as Values) : {};
  return Object.fromEntries(value.map((item, index) => [Object(item).name ?? index, item]));
}

function below(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "missing";
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
