import type { KeywordCase, Values } from "./own.ts";

/** `x-unique-by` of an object schema: one property is unique among the items of a list. */
export interface UniqueBy {
  /** Name of the property with the list. */
  list: string;
  /** Name of the item property whose values are unique. */
  by: string;
}

/** Whether no two items have the same value. Also true without a list; items without the property are skipped. */
export function conforms(data: Values, { list, by }: UniqueBy): boolean {
  const items = data[list];
  if (!Array.isArray(items)) return true;
  const seen = new Set();
  for (const item of items) {
    const value = typeof item === "object" && item !== null ? item[by] : undefined;
    if (value === undefined) continue;
    if (seen.has(value)) return false;
    seen.add(value);
  }
  return true;
}

export function propertiesOf({ list }: UniqueBy): string[] {
  return [list];
}

export function expected({ by }: UniqueBy): string {
  return `items with a unique ${by}`;
}

export function cases({ list, by }: UniqueBy, sample: Values): KeywordCase[] {
  const [item] = sample[list] as [Values];
  return [
    {
      what: `with ${list} of different ${by}`,
      valid: true,
      value: { ...sample, [list]: [item, { ...item, [by]: `${item[by]}1` }] },
    },
    { what: `with ${list} of the same ${by}`, valid: false, value: { ...sample, [list]: [item, item] } },
  ];
}
