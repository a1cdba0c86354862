import type { Schema } from "./contract.ts";
import { sunsetSentence } from "./sunset.ts";

/** What a schema demands of a number or of a text, as in `1 to 65535`; undefined where it demands nothing. */
export function limitsOf(schema: Schema): string | undefined {
  const { minimum, maximum, minLength, maxLength } = schema as Record<string, number | undefined>;
  if (minimum !== undefined) return maximum === undefined ? `${minimum} or more` : `${minimum} to ${maximum}`;
  if (maximum !== undefined) return `${maximum} or less`;
  if (maxLength !== undefined) return `${minLength ?? 0} to ${maxLength} characters`;
  if (minLength !== undefined) return `${minLength} characters or more`;
  return undefined;
}

/** Values that stand for something else than the number, each with what it stands for. */
export function specialValuesOf(schema: Schema): { value: number; meaning: string }[] {
  return (schema["x-sentinels"] ?? []) as { value: number; meaning: string }[];
}

/** A description of a schema for readers: its own, its limits, its special values, and until when it is there. */
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
