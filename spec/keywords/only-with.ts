import type { KeywordCase, Values } from "./own.ts";

/** `x-only-with` of an object schema: a property may have a special value only if another property has a certain code. */
export interface OnlyWith {
  /** Name of the integer property. */
  property: string;
  /** Its special value. */
  value: number;
  /** Name of the other integer property. */
  other: string;
  /** Code that the other property must have. */
  is: number;
}

/** Whether the special value occurs only where it may. Also true if the other property has no code. */
export function conforms(data: Values, { property, value, other, is }: OnlyWith): boolean {
  return data[property] !== value || !Number.isInteger(data[other]) || data[other] === is;
}

export function propertiesOf({ property, other }: OnlyWith): string[] {
  return [other, property];
}

export function expected({ value, other, is }: OnlyWith): string {
  return `${value} only with ${other} ${is}`;
}

export function cases({ property, value, other, is }: OnlyWith, sample: Values): KeywordCase[] {
  // Far from all listed codes, so that it breaks no other rule.
  const another = is + 1000;
  return [
    {
      what: `with ${property} ${value} and ${other} ${is}`,
      valid: true,
      value: { ...sample, [property]: value, [other]: is },
    },
    {
      what: `with ${property} ${value} and another ${other}`,
      valid: false,
      value: { ...sample, [property]: value, [other]: another },
    },
    {
      what: `with another ${property} than ${value} and another ${other}`,
      valid: true,
      value: { ...sample, [property]: value - 1, [other]: another },
    },
  ];
}
