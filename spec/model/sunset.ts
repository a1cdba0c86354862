import type { Contract, Schema } from "./contract.ts";

/** The sentence about the removal date; undefined if there is none. */
export function sunsetSentence(thing: object): string | undefined {
  const { deprecated, "x-sunset": day } = thing as Record<string, unknown>;
  return deprecated && day ? `Deprecated, until ${day}.` : undefined;
}

/** A contract whose descriptions include removal dates, for tools that don't support `x-sunset`. */
export function withSunsets(contract: Contract): Contract {
  const copy = structuredClone(contract);
  visit(copy);
  return copy;
}

function visit(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  const sentence = sunsetSentence(value);
  if (sentence)
    Object.assign(value, { description: [(value as Schema).description, sentence].filter(Boolean).join(" ") });
  for (const part of Object.values(value)) visit(part);
}
