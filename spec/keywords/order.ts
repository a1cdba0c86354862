import type { KeywordCase, Values } from "./own.ts";

/** `x-order` of an object schema: one property is no later than another. */
export interface Order {
  /** Name of the property that holds the begin, a text `yyyy-MM-dd HH:mm:ss` in UTC. */
  begin: string;
  /** Name of the property that holds the end, written like the begin. */
  end: string;
}

const dateTime = /^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$/;

/** Whether the end is not before the begin. True also where one is no such text. */
export function conforms(data: Values, { begin, end }: Order): boolean {
  const [from, to] = [data[begin], data[end]];
  if (typeof from !== "string" || typeof to !== "string" || !dateTime.test(from) || !dateTime.test(to)) return true;
  // Written from year to second, times compare as texts.
  return from <= to;
}

export function propertiesOf({ begin, end }: Order): string[] {
  return [begin, end];
}

export function expected({ begin }: Order): string {
  return `a time that is not before ${begin}`;
}

export function cases({ begin, end }: Order, sample: Values): KeywordCase[] {
  const between = (what: string, from: string, to: string, valid: boolean) => ({
    what,
    valid,
    value: { ...sample, [begin]: from, [end]: to },
  });
  const [early, late] = ["2024-08-02 23:59:59", "2024-08-03 00:00:00"];
  return [
    between("that ends as it begins", early, early, true),
    between("that ends a second after it begins", early, late, true),
    between("that ends a second before it begins", late, early, false),
  ];
}
