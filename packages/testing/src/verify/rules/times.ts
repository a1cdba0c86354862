import { specialValuesOf } from "@cc-contract/spec/model/descriptions";
import { fieldPlace, nameOf, type Rule } from "./rule.ts";

/** Older than any of these systems: a time in seconds, read in milliseconds, is in the first weeks of 1970. */
const oldest = Date.UTC(2000);

/** How far clocks may differ, in milliseconds. */
export const clockTolerance = 5 * 60_000;

/** Times since 1970 are in their unit, and not in the future. */
export const times: Rule = (about) =>
  about.fields
    .filter(({ schema, value }) => "x-time" in schema && specialValuesOf(schema).every((one) => one.value !== value))
    .filter(({ value }) => Number(value) < oldest || Number(value) > about.now + clockTolerance)
    .map((field) => {
      const why = Number(field.value) < oldest ? "a time in another unit" : `later than the present, ${about.now}`;
      const actual = `${nameOf(field)} ${field.value}: ${why}`;
      return { kind: "violation", place: fieldPlace(about, field, "description"), actual };
    });
