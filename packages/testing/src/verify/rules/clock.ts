import { timeOf, utcTime } from "../../utc-time.ts";
import { fieldPlace, type Rule } from "./rule.ts";
import { clockTolerance } from "./times.ts";

/** Recorded operations are over: with a record in the future, the times are not UTC or the clock is wrong. */
export const clock: Rule = (about) => {
  const latest = about.now + clockTolerance;
  const ahead = about.fields.flatMap((field) => {
    const { end } = (field.schema["x-order"] ?? {}) as { end?: string };
    if (end === undefined) return [];
    const time = timeOf(String(Object(field.value)[end]));
    return time > latest ? [{ field: { key: end, parent: field }, time }] : [];
  });
  const [first] = ahead.toSorted((one, other) => other.time - one.time);
  if (!first) return [];
  const actual = `${ahead.length} records that end later than the present, ${utcTime(about.now)} UTC, one at ${utcTime(first.time)}`;
  return [{ kind: "violation", place: fieldPlace(about, first.field, "description"), actual }];
};
