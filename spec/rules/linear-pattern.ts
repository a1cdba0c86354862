import { everySchema } from "./lib/schemas.ts";
import type { Rule } from "./lib/types.ts";

/** Demands patterns that match an entire string in linear time, because they run on untrusted input. */
export const rule: Rule = () =>
  everySchema(function* ({ pattern }, at) {
    const fault = typeof pattern === "string" ? patternFault(pattern) : undefined;
    if (fault) yield [at.child(["pattern"]), `This pattern ${fault}`];
  });

const group = /\((?:\?:|\?<\w+>)?([^()]*)\)/g;

/**
 * Why a pattern can't be matched in linear time, and how to fix it; `undefined` if it can.
 * The check is conservative: it also rejects some harmless patterns.
 */
function patternFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern, "u");
  } catch {
    return "is not a valid JavaScript RegExp with the flag u. Escape what is meant literally, as in `^1\\.5$`.";
  }
  if (/(?<!\\)(?:\\\\)*\\(?:[1-9]|k<)/.test(pattern)) {
    return "has a backreference. Write out the alternatives of the group, as in `^(?:aa|bb)$`.";
  }
  // What matters is the structure: an escape or a class is a character like any other.
  let rest = pattern.replace(/\\[pPu]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]/gsu, "a").replace(/[A-Z]/g, "a");
  if (/\(\?<?[=!]/.test(rest)) {
    return "looks ahead or behind. Write out the permitted strings, as in `^(?:10[1-9]|1[1-9][0-9])$`.";
  }
  if (rest.match(/[*+]|\{\d+,\}/g)?.[1]) {
    return "has several unbounded repetitions. Add upper limits, as in `^[a-z]{1,16}-[0-9]{1,5}$`.";
  }
  // From the inside out, each group becomes a letter: V where its length varies, F where it has alternatives.
  for (let before = ""; rest !== before; ) {
    before = rest;
    rest = rest.replace(group, (_, inner: string) =>
      /[*+?V]|\{\d+,/.test(inner) ? "V" : /[|F]/.test(inner) ? "F" : "a",
    );
    if (/V[*+{]|F(?:[*+]|\{\d+,\})/.test(rest)) {
      return "repeats a group that can match in several ways. Repeat a single character or class, as in `^[a-z]{1,16}$`.";
    }
  }
  if (!/^\^.*\$$/s.test(rest) || rest.includes("|")) {
    return "matches parts of a string. Anchor it at both ends, as in `^[0-9]{4}$` or `^(?:a|b)$`.";
  }
  return undefined;
}
