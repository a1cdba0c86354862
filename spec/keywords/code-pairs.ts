import type { KeywordCase, Values } from "./own.ts";

/** `x-code-pairs` of an object schema: which codes of two properties may occur together. */
export interface CodePairs {
  /** Name of the first integer property. */
  from: string;
  /** Name of the second integer property. */
  to: string;
  /** Codes of the first property, and the codes of the second that may occur with them. */
  pairs: { from: number[]; to: number[] }[];
}

/** Whether the two codes may occur together. Also true if a code is in no pair: it may be a newer code. */
export function conforms(data: Values, { from, to, pairs }: CodePairs): boolean {
  const pair = pairs.find((one) => one.from.includes(data[from] as number));
  const isKnown = pairs.some((one) => one.to.includes(data[to] as number));
  return !pair || !isKnown || pair.to.includes(data[to] as number);
}

export function propertiesOf({ from, to }: CodePairs): string[] {
  return [from, to];
}

export function expected({ from, pairs }: CodePairs): string {
  const texts = pairs.map(
    (one, index) => `${one.to.join(" or ")} where ${index ? "it" : from} is ${one.from.join(", ")}`,
  );
  return texts.join("; ");
}

export function cases({ from, to, pairs }: CodePairs, sample: Values): KeywordCase[] {
  return pairs.flatMap((pair, index) => {
    const other = pairs[(index + 1) % pairs.length]?.to[0];
    const make = (one: unknown, code: unknown, valid: boolean) => ({
      what: `with ${from} ${one} and ${to} ${code}`,
      valid,
      value: { ...sample, [from]: one, [to]: code },
    });
    return pair.from.flatMap((one) => [...pair.to.map((code) => make(one, code, true)), make(one, other, false)]);
  });
}
