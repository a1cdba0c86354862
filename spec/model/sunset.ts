import type { Contract, Schema } from "./contract.ts";

/** The sentence about a thing that will disappear; undefined where it stays or no date is known. */
export function sunsetSentence(thing: object): string | undefined {
  const { deprecated, "x-sunset": day } = thing as Record<string, unknown>;
  return deprecated && day ? `Deprecated, until ${day}.` : undefined;
}

/** A contract whose descriptions name the days on which things disappear, for readers that know no `x-sunset`. */
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
