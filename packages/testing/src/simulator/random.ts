import { createHash } from "node:crypto";

/** A source of pseudo-random numbers that depend only on the seed. */
export interface Random {
  /** An integer from `lowest` to `highest`, both included. */
  integer(lowest: number, highest: number): number;
  /** One of the list. */
  pick<Item>(list: readonly [Item, ...Item[]]): Item;
  /** That many digits of the base, 10 or 16. */
  digits(count: number, base?: 10 | 16): string;
}

/** Mulberry32, seeded by a text. */
export function createRandom(seed: string): Random {
  let state = createHash("sha256").update(seed).digest().readUInt32LE();
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (lowest: number, highest: number) => lowest + Math.floor(next() * (highest - lowest + 1));
  return {
    integer,
    pick: <Item>(list: readonly [Item, ...Item[]]) => list[integer(0, list.length - 1)] as Item,
    digits: (count, base = 10) => Array.from({ length: count }, () => integer(0, base - 1).toString(base)).join(""),
  };
}
