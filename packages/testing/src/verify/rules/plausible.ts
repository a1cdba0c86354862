import { fieldPlace, nameOf, type Rule } from "./rule.ts";

/** Numbers are plausible: for example, durations are not in milliseconds instead of seconds. */
export const plausible: Rule = (about) =>
  about.fields
    .filter(({ value, schema }) => Number(value) > Number(schema["x-plausible-maximum"]))
    .map((field) => ({
      kind: "warning",
      place: fieldPlace(about, field, "x-plausible-maximum"),
      actual: `${nameOf(field)} ${field.value}`,
    }));
