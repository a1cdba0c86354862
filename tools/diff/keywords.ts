import { isSame, list, show, type Values, values } from "./bundle.ts";
import type { Direction } from "./change.ts";
import { fromTo, type Pair } from "./comparison.ts";
import { patternDirection } from "./pattern.ts";
import type { Keywords, Report } from "./schema.ts";

// What a change of one keyword means. A keyword that is not here counts as a change that nobody can judge.

const upper = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
const lower = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];

/** Keywords that `compareKeyword` knows. */
export const comparedKeywords: readonly string[] = [
  ...upper,
  ...lower,
  ...["type", "enum", "const", "pattern", "multipleOf", "uniqueItems", "x-time-span", "x-multiple-of"],
];

/** Compares one keyword of two schemas. */
export function compareKeyword(
  keyword: string,
  at: Pair,
  schemas: { base: Keywords; next: Keywords },
  report: Report,
): void {
  // A list of values and one value are the same kind of thing; where both words occur, `const` speaks for both.
  const isSpokenFor = keyword === "enum" && Boolean(schemas.base.const ?? schemas.next.const);
  if (isSpokenFor) return;
  const [was, is] = [at.base.value, at.next.value];
  if (isSame(was, is)) return;
  if (keyword === "const" || keyword === "enum") compareValues(at, schemas, report);
  else if (keyword === "type") compareTypes(at, report);
  else if (was === undefined) report(at, `${keyword}-added`, `${keyword} ${show(is)}`, "stricter");
  else if (is === undefined) report(at, `${keyword}-dropped`, `${keyword} ${show(was)}`, "looser");
  else {
    const direction = directionOf(keyword, was, is);
    const how = direction === "none" ? "rewritten" : "changed";
    report(at, `${keyword}-${how}`, `${keyword} ${fromTo(was, is)}`, direction);
  }
}

function directionOf(keyword: string, was: unknown, is: unknown): Direction {
  if (upper.includes(keyword)) return Number(is) > Number(was) ? "looser" : "stricter";
  if (lower.includes(keyword)) return Number(is) < Number(was) ? "looser" : "stricter";
  if (keyword === "multipleOf") return stepDirection(Number(was), Number(is));
  if (keyword === "uniqueItems") return is ? "stricter" : "looser";
  if (keyword === "pattern") return patternDirection(String(was), String(is));
  if (keyword === "x-time-span") return spanDirection(values(was), values(is));
  return "other";
}

/** Multiples of 30 are multiples of 15, but not the other way round. */
function stepDirection(was: number, is: number): Direction {
  if (was === is) return "none";
  if (was % is === 0) return "looser";
  return is % was === 0 ? "stricter" : "other";
}

function spanDirection(was: Values, is: Values): Direction {
  const { stepMinutes, maxMinutes, ...ends } = was;
  const { stepMinutes: newStep, maxMinutes: newMax, ...newEnds } = is;
  if (!isSame(ends, newEnds)) return "other";
  const parts = [
    stepDirection(Number(stepMinutes), Number(newStep)),
    maxMinutes === newMax ? "none" : Number(newMax) > Number(maxMinutes) ? "looser" : "stricter",
  ];
  const told = [...new Set(parts.filter((part) => part !== "none"))];
  return told.length === 1 ? (told[0] as Direction) : "other";
}

function compareValues(at: Pair, { base, next }: { base: Keywords; next: Keywords }, report: Report): void {
  const was = valuesOf(base);
  const is = valuesOf(next);
  const gone = (was ?? []).filter((value) => !(is ?? []).some((other) => isSame(value, other)));
  const fresh = (is ?? []).filter((value) => !(was ?? []).some((other) => isSame(value, other)));
  const text = `values ${[...fresh.map((value) => `+${show(value)}`), ...gone.map((value) => `-${show(value)}`)].join(" ")}`;
  if (!was) report(at, "values-listed", text, "stricter");
  else if (!is) report(at, "values-unlisted", text, "looser");
  else if (fresh.length > 0 && gone.length > 0) report(at, "values-replaced", text, "other");
  else if (fresh.length > 0) report(at, "values-grown", text, "looser");
  else if (gone.length > 0) report(at, "values-shrunk", text, "stricter");
}

function valuesOf({ const: one, enum: several }: Keywords): unknown[] | undefined {
  if (one) return [one.value];
  return several && list(several.value);
}

function compareTypes(at: Pair, report: Report): void {
  const [was, is] = [typesOf(at.base.value), typesOf(at.next.value)];
  const fresh = [...is].filter((type) => !was.has(type));
  const gone = [...was].filter((type) => !is.has(type));
  const text = `type ${fromTo(at.base.value, at.next.value)}`;
  if (fresh.length > 0 && gone.length > 0) report(at, "type-replaced", text, "other");
  else if (fresh.length > 0) report(at, fresh.join() === "null" ? "null-allowed" : "type-widened", text, "looser");
  else if (gone.length > 0) report(at, gone.join() === "null" ? "null-refused" : "type-narrowed", text, "stricter");
}

/** Types as sets: no type is any type, and a number may be an integer. */
function typesOf(type: unknown): Set<unknown> {
  const types = new Set(
    type === undefined ? ["null", "boolean", "object", "array", "number", "string"] : [type].flat(),
  );
  if (types.has("number")) types.add("integer");
  return types;
}
