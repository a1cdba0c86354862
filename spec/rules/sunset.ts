import { everySchema } from "./lib/schemas.ts";
import type { Check, Rule } from "./lib/types.ts";

const example = 'as in `deprecated: true` and `x-sunset: "2027-12-31"`.';

const check: Check = function* (node, at) {
  const date = node["x-sunset"];
  if (date === undefined) return;
  if (!isDay(date)) {
    yield [at.child(["x-sunset"]), `\`x-sunset\` is not a valid date. Write year, month and day, ${example}`];
  }
  if (node.deprecated !== true) {
    yield [at.child(["x-sunset"]), `Anything with \`x-sunset\` is deprecated. Add \`deprecated\`, ${example}`];
  }
};

/** Demands that a removal date is valid and that whatever has one is deprecated, because readers see the two together. */
export const rule: Rule = () => ({ ...everySchema(check), Operation: check });

function isDay(date: unknown): boolean {
  if (typeof date !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date);
}
