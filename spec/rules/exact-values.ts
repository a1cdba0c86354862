import { codeTables } from "./lib/codes.ts";
import type { Location, Problem, Rule } from "./lib/types.ts";

/** Demands values that every tool reads the same way: the bundle would otherwise differ from the file. */
export const rule: Rule = () => {
  const seen = new WeakSet<object>();
  function* check(value: unknown, at: Location): Generator<Problem> {
    const fault = faultOf(value);
    if (fault) yield [at, fault];
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    for (const [key, part] of Object.entries(value)) {
      const keyFault = faultOf(key);
      if (keyFault) yield [at.child([key]).key(), keyFault];
      yield* check(part, at.child([key]));
    }
  }
  return {
    any: check,
    *Root(root, at, ctx) {
      for (const table of codeTables(root, at, ctx).values()) if (table) yield* check(table.node, table.at);
    },
  };
};

function faultOf(value: unknown): string | undefined {
  if (typeof value === "string" && value.includes("\ufffd")) {
    return "This text has bytes that are not UTF-8. Save the file as UTF-8, and rewrite the text.";
  }
  if (typeof value !== "number" || Number.isSafeInteger(value)) return undefined;
  if (!Number.isFinite(value)) return "JSON has no such number. Write a finite one, as in `maximum: 65535`.";
  if (!Number.isInteger(value)) return undefined;
  return (
    "Most tools round integers beyond 9007199254740991. Write a smaller one, " +
    "or `type: string` with a pattern, as in `pattern: ^[0-9]{1,20}$`."
  );
}
