import type { KeywordCase, Values } from "./own.ts";

/** `x-multiple-of` of an object schema: one property is a multiple of another. */
export interface MultipleOf {
  /** Name of the integer property that must be the multiple. */
  property: string;
  /** Name of the integer property with the factor. */
  factor: string;
}

/** Whether the property is a multiple of the factor. Also true if one is missing or not an integer, or the factor is 0. */
export function conforms(data: Values, rule: MultipleOf): boolean {
  const value = data[rule.property];
  const factor = data[rule.factor];
  if (!Number.isInteger(value) || !Number.isInteger(factor) || factor === 0) return true;
  return (value as number) % (factor as number) === 0;
}

export function propertiesOf({ property, factor }: MultipleOf): string[] {
  return [factor, property];
}

export function expected({ factor }: MultipleOf): string {
  return `a multiple of ${factor}`;
}

export function cases({ property, factor }: MultipleOf, sample: Values): KeywordCase[] {
  const multiple = Number(sample[factor]);
  return [
    { what: `with ${property} a multiple of ${factor}`, valid: true, value: { ...sample, [property]: 2 * multiple } },
    {
      what: `with ${property} not a multiple of ${factor}`,
      valid: false,
      value: { ...sample, [property]: multiple + 1 },
    },
  ];
}
