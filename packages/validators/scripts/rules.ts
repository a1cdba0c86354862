import type { MultipleOf } from "@cc-contract/spec/keywords/multiple-of";
import type { TimeSpan } from "@cc-contract/spec/keywords/time-span";

/** What is known of an extension keyword: the function that decides, and what an issue says. */
export interface Rule {
  /** Function of `@cc-contract/spec/keywords`, and the module that exports it. */
  check: string;
  module: string;
  /** Property that an issue points at. */
  property: string;
  /** All properties that the rule is about. */
  names: string[];
  expected: string;
}

/** The extension keywords of the contract, which speak of several properties of an object. */
export const rules: Record<string, (argument: never) => Rule> = {
  "x-time-span": ({ begin, end, stepMinutes, maxMinutes }: TimeSpan) => ({
    check: "timeSpan",
    module: "time-span",
    property: end,
    names: [begin, end],
    expected: `a positive multiple of ${stepMinutes} minutes after ${begin}, ${maxMinutes} minutes at most`,
  }),
  "x-multiple-of": ({ property, factor }: MultipleOf) => ({
    check: "multipleOf",
    module: "multiple-of",
    property,
    names: [property, factor],
    expected: `a multiple of ${factor}`,
  }),
};

/** The rule that a keyword makes of its argument. */
export function ruleOf(keyword: string, argument: unknown): Rule {
  const make = rules[keyword];
  if (!make) throw new Error(`no rule is known for the keyword "${keyword}"`);
  return make(argument as never);
}
