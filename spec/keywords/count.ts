import type { KeywordCase, Values } from "./own.ts";

/** `x-count` of an object schema: other properties count the items of a list. */
export interface Count {
  /** Name of the property with the list, or a page of it. */
  list: string;
  /** Names of integer properties whose sum is at least the number of items. */
  most: string[];
  /** Those of them whose sum is at most the number of items in the complete list. */
  least: string[];
}

/** Whether the list has at most as many items as counted. Also true if a number or the list is missing. */
export function conforms(data: Values, { list, most }: Count): boolean {
  const items = data[list];
  const sum = sumOf(data, most);
  return !Array.isArray(items) || Number.isNaN(sum) || items.length <= sum;
}

/** The sum of properties; NaN if one is not an integer. */
export function sumOf(data: Values, names: string[]): number {
  return names.reduce((sum, name) => sum + (Number.isInteger(data[name]) ? (data[name] as number) : Number.NaN), 0);
}

export function propertiesOf({ list, most }: Count): string[] {
  return [...most, list];
}

export function expected({ most }: Count): string {
  return `no more items than ${most.join(" + ")}`;
}

export function cases({ list, most }: Count, sample: Values): KeywordCase[] {
  const { length } = sample[list] as unknown[];
  const none = Object.fromEntries(most.map((name) => [name, 0]));
  return [
    ...most.map((name) => ({
      what: `with as many ${list} as ${name}`,
      valid: true,
      value: { ...sample, ...none, [name]: length },
    })),
    {
      what: `with more ${list} than counted`,
      valid: false,
      value: { ...sample, ...none, [String(most[0])]: length - 1 },
    },
  ];
}
