import { isDeepStrictEqual } from "node:util";
import { listOf } from "./meaning.ts";
import type { Place } from "./place.ts";
import type { Expectation } from "./types.ts";

/**
 * Asks for something and gives the data of the success; undefined where it is none, of which the asker takes note. Without
 * an expectation, a success is expected.
 */
export type Ask = (data: unknown, expectation?: Expectation) => Promise<unknown>;

/** What a probe has shown: what is wrong, or why nothing can be told. */
export type Shown = { wrong: string[] } | { inconclusive: string };

/** What several answers show together, where each alone may be right. */
export interface Probe {
  description: string;
  place: Place;
  /** A request that stands for the probe, to be sent again. */
  data: unknown;
  run(ask: Ask): Promise<Shown>;
}

/** Nothing is wrong. */
export const nothing: Shown = { wrong: [] };

/** What is wrong counts only where the records have not changed meanwhile: a server may be at work. */
export async function confirm(ask: Ask, data: unknown, before: unknown[], wrong: string[]): Promise<Shown> {
  if (wrong.length === 0) return nothing;
  const after = listOf(await ask(data)) ?? [];
  return isDeepStrictEqual(after, before) ? { wrong } : nothing;
}

/** What checks find wrong, one after the other. */
export async function inTurn<Item>(
  items: readonly Item[],
  check: (item: Item) => Promise<string | undefined>,
): Promise<string[]> {
  const found: string[] = [];
  for (const item of items) {
    const wrong = await check(item);
    if (wrong) found.push(wrong);
  }
  return found;
}
