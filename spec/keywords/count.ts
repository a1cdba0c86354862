import type { KeywordCase, Values } from "./own.ts";

/** `x-count` of an object schema: the items of a list are counted by other properties. */
export interface Count {
  /** Name of the property that holds the list, or a page of it. */
  list: string;
  /** Names of the integer properties that count items which may be in it: together, no fewer than there are. */
  most: string[];
  /** Those of the properties that count items which are in it: together, no more than the complete list has. */
  least: string[];
}

/** Whether the list has no more items than are counted. True also where a number or the list is missing. */
export function conforms(data: Values, { list, most }: Count): boolean {
  const items = data[list];
  const sum = sumOf(data, most);
  return !Array.isArray(items) || Number.isNaN(sum) || items.length <= sum;
}

/** The sum of properties; no number where one is none. */
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
      what: `with as many of ${list} as ${name}`,
      valid: true,
      value: { ...sample, ...none, [name]: length },
    })),
    {
      what: `with more of ${list} than are counted`,
      valid: false,
      value: { ...sample, ...none, [String(most[0])]: length - 1 },
    },
  ];
}
