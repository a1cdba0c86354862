import type { KeywordCase, Values } from "./own.ts";

/** `x-order` of an object schema: one time is not later than another. */
export interface Order {
  /** Name of the property with the start, a string `yyyy-MM-dd HH:mm:ss` in UTC. */
  begin: string;
  /** Name of the property with the end, in the same format. */
  end: string;
}

const dateTime = /^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$/;

/** Whether the end is not before the start. Also true if one is not such a string. */
export function conforms(data: Values, { begin, end }: Order): boolean {
  const [from, to] = [data[begin], data[end]];
  if (typeof from !== "string" || typeof to !== "string" || !dateTime.test(from) || !dateTime.test(to)) return true;
  // From year to second, times can be compared as strings.
  return from <= to;
}

export function propertiesOf({ begin, end }: Order): string[] {
  return [begin, end];
}

export function expected({ begin }: Order): string {
  return `a time not before ${begin}`;
}

export function cases({ begin, end }: Order, sample: Values): KeywordCase[] {
  const between = (what: string, from: string, to: string, valid: boolean) => ({
    what,
    valid,
    value: { ...sample, [begin]: from, [end]: to },
  });
  const [early, late] = ["2024-08-02 23:59:59", "2024-08-03 00:00:00"];
  return [
    between("that ends when it begins", early, early, true),
    between("that ends a second after it begins", early, late, true),
    between("that ends a second before it begins", late, early, false),
  ];
}
