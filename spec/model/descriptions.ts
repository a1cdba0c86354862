import type { Schema } from "./contract.ts";
import { sunsetSentence } from "./sunset.ts";

/** The range of a number or of the length of a string, as in `1 to 65535`; undefined if there is none. */
export function limitsOf(schema: Schema): string | undefined {
  const { minimum, maximum, minLength, maxLength } = schema as Record<string, number | undefined>;
  if (minimum !== undefined) return maximum === undefined ? `${minimum} or more` : `${minimum} to ${maximum}`;
  if (maximum !== undefined) return `${maximum} or less`;
  if (maxLength !== undefined) return `${minLength ?? 0} to ${maxLength} characters`;
  if (minLength !== undefined) return `at least ${minLength} ${minLength === 1 ? "character" : "characters"}`;
  return undefined;
}

/** Values with a special meaning, each with its meaning. */
export function specialValuesOf(schema: Schema): { value: number; meaning: string }[] {
  return (schema["x-sentinels"] ?? []) as { value: number; meaning: string }[];
}

/** The description of a schema for readers, with its limits, special values and end date. */
export function describeSchema(schema: Schema): string {
  const limits = limitsOf(schema);
  const [first, ...tables] = (schema.description ?? "").split("\n\n");
  const sentences = [
    first,
    limits && `Range: ${limits}.`,
    ...specialValuesOf(schema).map(({ value, meaning }) => `\`${value}\`: ${meaning}`),
    sunsetSentence(schema),
  ];
  return [sentences.filter(Boolean).join(" "), ...tables].join("\n\n");
}
