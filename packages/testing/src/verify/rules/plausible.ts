import { fieldPlace, nameOf, type Rule } from "./rule.ts";

/** Numbers are no greater than is plausible, such as durations in milliseconds where seconds are meant. */
export const plausible: Rule = (about) =>
  about.fields
    .filter(({ value, schema }) => Number(value) > Number(schema["x-plausible-maximum"]))
    .map((field) => ({
      kind: "warning",
      place: fieldPlace(about, field, "x-plausible-maximum"),
      actual: `${nameOf(field)} ${field.value}`,
    }));
