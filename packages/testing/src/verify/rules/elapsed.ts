import { specialValuesOf } from "@cc-contract/spec/model/descriptions";
import { type Field, fieldPlace, nameOf, type Rule } from "./rule.ts";
import { clockTolerance } from "./times.ts";

/** A duration until now, in seconds, is not longer than the time since its start. */
export const elapsed: Rule = (about) =>
  about.fields.flatMap((field) => {
    const { schema, parent, value } = field;
    if (!("x-began-after" in schema)) return [];
    const name = String(schema["x-began-after"]);
    const since = Object(parent?.value)[name];
    const longest = Math.ceil((about.now - Number(since) + clockTolerance) / 1000);
    const isKnown = typeof since === "number" && !isSpecial(since, about, field, name);
    if (!isKnown || !(Number(value) > longest)) return [];
    const actual = `${nameOf(field)} ${value}, more than the ${longest} s since ${name} ${since}`;
    return [{ kind: "violation", place: fieldPlace(about, field, "x-began-after"), actual }];
  });

function isSpecial(value: number, about: Parameters<Rule>[0], field: Field, name: string): boolean {
  const sibling = { ...field, key: name };
  const { value: schema } = fieldPlace(about, sibling, "x-sentinels");
  return specialValuesOf({ "x-sentinels": schema }).some((one) => one.value === value);
}
