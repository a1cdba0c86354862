/** `x-multiple-of` of an object schema: one of its properties is a multiple of another. */
export interface MultipleOf {
  /** Name of the integer property that is the multiple. */
  property: string;
  /** Name of the integer property that it is a multiple of. */
  factor: string;
}

/** Whether the property is a multiple of the factor. True also where one is absent or no integer, or the factor 0. */
export function multipleOf(data: Record<string, unknown>, rule: MultipleOf): boolean {
  const value = data[rule.property];
  const factor = data[rule.factor];
  if (!Number.isInteger(value) || !Number.isInteger(factor) || factor === 0) return true;
  return (value as number) % (factor as number) === 0;
}
