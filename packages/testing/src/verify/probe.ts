import { isDeepStrictEqual } from "node:util";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { listOf } from "./meaning.ts";
import type { Place } from "./place.ts";
import type { Expectation, Kind } from "./types.ts";

/** What the probes of an operation are made from. */
export interface Subject {
  contract: Contract;
  operation: Operation;
  /** The plain request. */
  sample: unknown;
  /** The plain request without the filters that it may go without. */
  everything: unknown;
  /** Whether the server supports paging; undefined where nobody has said so. */
  paged: boolean | undefined;
  /** What to do where there are too few records to tell. */
  remedy: string;
}

/** Sends a request, by default one to succeed, and gives the data of the success; undefined where it is none. */
export type Query = (data: unknown, expectation?: Expectation) => Promise<unknown>;

/** What a probe has shown: what is wrong, a violation unless it says otherwise, or why the probe is inconclusive. */
export type Shown = { wrong: string[]; kind?: Kind } | { inconclusive: string };

/** What several responses show together, where each alone may be right. */
export interface Probe {
  description: string;
  place: Place;
  /** A request that stands for the probe, to be sent again. */
  data: unknown;
  run(query: Query): Promise<Shown>;
}

/** Nothing is wrong. */
export const nothing: Shown = { wrong: [] };

/** What is wrong counts only where the records have not changed meanwhile: a server may be at work. */
export async function confirm(query: Query, data: unknown, before: unknown[], wrong: string[]): Promise<Shown> {
  if (wrong.length === 0) return nothing;
  const after = listOf(await query(data)) ?? [];
  return isDeepStrictEqual(after, before)
    ? { wrong }
    : { inconclusive: `the records changed while they were read: ${wrong.join(", ")}` };
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
