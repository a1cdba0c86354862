import type { Contract } from "@cc-contract/spec/model/contract";

/** The argument of `x-time-span` by the schema that has it. */
export function spansOf({ components }: Contract): Record<string, unknown> {
  const found = Object.entries(components.schemas).filter(([, schema]) => "x-time-span" in schema);
  return Object.fromEntries(found.map(([name, schema]) => [name, schema["x-time-span"]]));
}

/** The value of `x-sentinels` by schema and property; a list where there are several. */
export function sentinelsOf({ components }: Contract): Record<string, Record<string, unknown>> {
  const found = Object.entries(components.schemas).map(([name, { properties = {} }]) => {
    const own = Object.entries(properties).flatMap(([property, schema]) => {
      const sentinels = ((schema ? schema["x-sentinels"] : undefined) ?? []) as { value: unknown }[];
      const values = sentinels.map(({ value }) => value);
      return values.length > 0 ? [[property, values.length === 1 ? values[0] : values]] : [];
    });
    return [name, Object.fromEntries(own)] as const;
  });
  return Object.fromEntries(found.filter(([, own]) => Object.keys(own).length > 0));
}
