import type { KeywordCase, Values } from "./own.ts";

/** `x-unique-by` of an object schema: the items of a list differ in one of their properties. */
export interface UniqueBy {
  /** Name of the property that holds the list. */
  list: string;
  /** Name of the property of its items that tells them apart. */
  by: string;
}

/** Whether no two items have the same. True also where there is no list; items without it don't count. */
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
  return `items that each have another ${by}`;
}

export function cases({ list, by }: UniqueBy, sample: Values): KeywordCase[] {
  const [item] = sample[list] as [Values];
  return [
    {
      what: `with ${list} of two ${by}`,
      valid: true,
      value: { ...sample, [list]: [item, { ...item, [by]: `${item[by]}1` }] },
    },
    { what: `with ${list} of the same ${by}`, valid: false, value: { ...sample, [list]: [item, item] } },
  ];
}
