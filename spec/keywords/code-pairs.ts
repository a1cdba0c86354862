import type { KeywordCase, Values } from "./own.ts";

/** `x-code-pairs` of an object schema: which codes of one property go with which codes of another. */
export interface CodePairs {
  /** Name of the integer property that decides. */
  from: string;
  /** Name of the integer property that follows. */
  to: string;
  /** Codes of the first, and those of the second that they go with. */
  pairs: { from: number[]; to: number[] }[];
}

/** Whether the two codes go together. True also where one of them is in no pair: it may be a later one. */
export function conforms(data: Values, { from, to, pairs }: CodePairs): boolean {
  const pair = pairs.find((one) => one.from.includes(data[from] as number));
  const isKnown = pairs.some((one) => one.to.includes(data[to] as number));
  return !pair || !isKnown || pair.to.includes(data[to] as number);
}

export function propertiesOf({ from, to }: CodePairs): string[] {
  return [from, to];
}

export function expected({ from, pairs }: CodePairs): string {
  const texts = pairs.map((one) => `${one.to.join(" or ")} with ${one.from.join(", ")}`);
  return `the code that goes with ${from}: ${texts.join("; ")}`;
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
