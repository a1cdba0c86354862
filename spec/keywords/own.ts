import * as codePairs from "./code-pairs.ts";
import * as count from "./count.ts";
import * as multipleOf from "./multiple-of.ts";
import * as onlyWith from "./only-with.ts";
import * as order from "./order.ts";
import * as timeSpan from "./time-span.ts";
import * as uniqueBy from "./unique-by.ts";

export type Values = Record<string, unknown>;

/** The exports of a keyword's file: a rule between properties of an object that JSON Schema can't express. */
export interface OwnKeyword {
  /** Whether an object satisfies the rule. Also true if the properties' own schemas already report the problem. */
  conforms(data: Values, rule: unknown): boolean;
  /** Names of the properties. Errors are reported at the last one. */
  propertiesOf(rule: unknown): string[];
  /** Describes the expected value of the last property. */
  expected(rule: unknown): string;
  /** Objects that satisfy and break the rule, made from a valid one. */
  cases(rule: unknown, sample: Values): KeywordCase[];
}

export interface KeywordCase {
  what: string;
  valid: boolean;
  value: Values;
}

/** The contract's own keywords. `x-some-rule` is in `some-rule.ts`. */
export const ownKeywords: Record<string, OwnKeyword> = {
  "x-time-span": timeSpan,
  "x-multiple-of": multipleOf,
  "x-code-pairs": codePairs,
  "x-only-with": onlyWith,
  "x-order": order,
  "x-unique-by": uniqueBy,
  "x-count": count,
};

/** The rules of a schema: each keyword with its argument. */
export function rulesOf(schema: Values): { keyword: string; rule: unknown; own: OwnKeyword }[] {
  return Object.entries(ownKeywords).flatMap(([keyword, own]) =>
    keyword in schema ? [{ keyword, rule: schema[keyword], own }] : [],
  );
}
