import { annotations } from "@cc-contract/spec/keywords/known";
import { areApart } from "./apart.ts";
import { below, follow, isSame, isValues, keysOf, list, type Part, type Values, values } from "./bundle.ts";
import type { Direction, Usage } from "./change.ts";
import { type Comparison, fromTo, handle, note, type Pair, reverse, use } from "./comparison.ts";
import { compareFields } from "./fields.ts";
import { comparedKeywords, compareKeyword } from "./keywords.ts";

/** Where a schema is met. */
export interface Position {
  usage: Usage | undefined;
  /** Below a `not`, where stricter is looser. */
  reversed: boolean;
  /** Below a `oneOf` whose branches overlap, where both may be either. */
  overlapping?: boolean;
}

/** What a schema says, keyword by keyword: beside a reference counts before behind it. */
export type Keywords = Record<string, Part>;

/** Compares two schemas and everything below them. */
export function compareSchema(comparison: Comparison, pair: Pair, position: Position): void {
  const visit = JSON.stringify([pair.base.pointer, pair.next.pointer, position]);
  if (comparison.visited.has(visit)) return;
  comparison.visited.add(visit);

  const base = keywordsOf(comparison.base, pair.base);
  const next = keywordsOf(comparison.next, pair.next);
  const report: Report = (at, kind, text, direction) =>
    note(comparison, at, {
      ...{ kind, text, usage: position.usage },
      direction: directionAt(position, direction),
    });
  handle(comparison, { base: below(pair.base, "$ref"), next: below(pair.next, "$ref") });
  const owners = {
    base: { ...pair.base, pointer: ownerOf(base, pair.base) },
    next: { ...pair.next, pointer: ownerOf(next, pair.next) },
  };
  if (position.usage) use(comparison, owners, position.usage);

  compareFields({ comparison, pair, position, report, base, next });
  for (const keyword of new Set([...Object.keys(base), ...Object.keys(next)])) {
    const at = pairOf(pair, base, next, keyword);
    if (structural[keyword]) structural[keyword](comparison, at, position, report);
    else if (comparedKeywords.includes(keyword)) {
      handle(comparison, at);
      compareKeyword(keyword, at, { base, next }, report);
    } else if (
      !annotations.includes(keyword) &&
      !elsewhere.includes(keyword) &&
      !isSame(at.base.value, at.next.value)
    ) {
      handle(comparison, at);
      report(at, "keyword-unknown", `${keyword}: ${fromTo(at.base.value, at.next.value)}`, "other");
    }
  }
}

function directionAt({ reversed, overlapping = false }: Position, direction: Direction): Direction {
  if (overlapping && direction !== "none") return "other";
  return reversed ? reverse(direction) : direction;
}

/** Notes what was found at a place, already turned round where the place stands below a `not`. */
export type Report = (at: Pair, kind: string, text: string, direction: Direction) => void;

/** Keywords that `compareFields` has dealt with, and those that only say something. */
const elsewhere = ["$ref", "properties", "required", "additionalProperties", "example", "x-sunset"];

/** The keywords of a schema, each with the place that it comes from. */
export function keywordsOf(bundle: Values, part: Part): Keywords {
  const own = values(part.value);
  const target =
    typeof own.$ref === "string" ? follow(bundle, { value: { $ref: own.$ref }, pointer: part.pointer }) : undefined;
  const inherited = target ? keywordsOf(bundle, target) : {};
  const direct = Object.keys(own).filter((key) => key !== "$ref");
  return { ...inherited, ...Object.fromEntries(direct.map((key) => [key, below(part, key)])) };
}

/** A keyword in both schemas; where it is missing, the place where it would stand. */
export function pairOf({ base, next }: Pair, ofBase: Keywords, ofNext: Keywords, keyword: string): Pair {
  return {
    base: ofBase[keyword] ?? below({ value: {}, pointer: ownerOf(ofBase, base) }, keyword),
    next: ofNext[keyword] ?? below({ value: {}, pointer: ownerOf(ofNext, next) }, keyword),
  };
}

/** The schema that most keywords come from: the component rather than the reference to it. */
function ownerOf(keywords: Keywords, part: Part): string {
  const first = keywords.type ?? Object.values(keywords)[0];
  return first ? first.pointer.slice(0, first.pointer.lastIndexOf("/")) : part.pointer;
}

type Compare = (comparison: Comparison, at: Pair, position: Position, report: Report) => void;

/** Keywords that hold schemas. */
const structural: Record<string, Compare> = {
  items: (comparison, at, position, report) => compareOptional(comparison, at, position, report, "items"),
  not: (comparison, at, position, report) =>
    compareOptional(comparison, at, { ...position, reversed: !position.reversed }, report, "exclusion"),
  oneOf: (comparison, at, position, report) => compareBranches(comparison, at, position, report, "looser"),
  anyOf: (comparison, at, position, report) => compareBranches(comparison, at, position, report, "looser"),
  allOf: (comparison, at, position, report) => compareBranches(comparison, at, position, report, "stricter"),
};

/** A schema that may be there or not; being there is stricter. */
function compareOptional(comparison: Comparison, at: Pair, position: Position, report: Report, what: string): void {
  const { base, next } = at;
  if (isValues(base.value) && isValues(next.value)) compareSchema(comparison, at, position);
  if ((isValues(base.value) && isValues(next.value)) || isSame(base.value, next.value)) return;
  handle(comparison, at);
  if (base.value === undefined) report(at, `${what}-added`, "now constrained", "stricter");
  else if (next.value === undefined) report(at, `${what}-dropped`, "no longer constrained", "looser");
  else report(at, `${what}-changed`, fromTo(base.value, next.value), "other");
}

/** Branches of a choice, matched by what they are called. What a branch more means is `more`. */
function compareBranches(
  comparison: Comparison,
  at: Pair,
  position: Position,
  report: Report,
  more: "looser" | "stricter",
): void {
  const { base, next } = at;
  if (base.value === undefined || next.value === undefined) {
    handle(comparison, at);
    const direction = next.value === undefined ? "looser" : "stricter";
    report(at, `choice-${next.value === undefined ? "dropped" : "added"}`, "a choice between shapes", direction);
    return;
  }
  const ofBase = branchesOf(base);
  const ofNext = branchesOf(next);
  const isCounted = at.next.pointer.endsWith("/oneOf");
  const isApart =
    !isCounted ||
    (areApart(comparison.base, Object.values(ofBase)) && areApart(comparison.next, Object.values(ofNext)));
  const inside = isApart ? position : { ...position, overlapping: true };
  for (const [name, part] of Object.entries(ofBase)) {
    const now = ofNext[name];
    if (now) {
      compareSchema(comparison, { base: part, next: now }, inside);
    } else {
      handle(comparison, at, { base: part, next: part });
      report(
        { base: part, next: { ...part, value: undefined } },
        "branch-removed",
        `${name} removed`,
        isApart ? reverse(more) : "other",
      );
    }
  }
  for (const [name, part] of Object.entries(ofNext)) {
    if (ofBase[name]) continue;
    handle(comparison, at, { base: part, next: part });
    report(
      { base: { ...part, value: undefined }, next: part },
      "branch-added",
      `new shape ${name}`,
      isApart ? more : "other",
    );
  }
}

function branchesOf(choice: Part): Record<string, Part> {
  const parts = list(choice.value).map((_, index) => below(choice, index));
  return Object.fromEntries(parts.map((part, index) => [branchName(values(part.value), index), part]));
}

function branchName({ $ref, title }: Values, index: number): string {
  if (typeof $ref === "string") return keysOf($ref.slice(1)).at(-1) ?? $ref;
  return typeof title === "string" ? title : `branch ${index + 1}`;
}
