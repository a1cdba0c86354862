import { specialValuesOf } from "@cc-contract/spec/model/descriptions";
import { fieldPlace, nameOf, type Rule } from "./rule.ts";

/** Before any of these systems existed: a time in seconds, read as milliseconds, is in early 1970. */
const oldest = Date.UTC(2000);

/** Maximum difference between clocks, in milliseconds. */
export const clockTolerance = 5 * 60_000;

/** Times since 1970 are in the right unit and not in the future. */
export const times: Rule = (about) =>
  about.fields
    .filter(({ schema, value }) => "x-time" in schema && specialValuesOf(schema).every((one) => one.value !== value))
    .filter(({ value }) => Number(value) < oldest || Number(value) > about.now + clockTolerance)
    .map((field) => {
      const why = Number(field.value) < oldest ? "a time in another unit" : `later than the present, ${about.now}`;
      const actual = `${nameOf(field)} ${field.value}: ${why}`;
      return { kind: "violation", place: fieldPlace(about, field, "description"), actual };
    });
