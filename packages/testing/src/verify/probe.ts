import { isDeepStrictEqual } from "node:util";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { listOf } from "./meaning.ts";
import type { Place } from "./place.ts";
import type { Expectation, Kind } from "./types.ts";

/** The input for an operation's probes. */
export interface Subject {
  contract: Contract;
  operation: Operation;
  /** The plain request. */
  sample: unknown;
  /** The plain request without optional filters. */
  everything: unknown;
  /** Whether the server supports paging; undefined if unknown. */
  paged: boolean | undefined;
  /** The fix if there are too few records. */
  remedy: string;
}

/** Sends a request, by default one that must succeed, and returns the data of the success, or undefined. */
export type Query = (data: unknown, expectation?: Expectation) => Promise<unknown>;

/** The result of a probe: a problem (a violation by default), or why the probe is inconclusive. */
export type Shown = { wrong: string[]; kind?: Kind } | { inconclusive: string };

/** A check across several responses, each of which may be valid alone. */
export interface Probe {
  description: string;
  place: Place;
  /** A representative request of the probe, for reproduction. */
  data: unknown;
  run(query: Query): Promise<Shown>;
}

/** Nothing is wrong. */
export const nothing: Shown = { wrong: [] };

/** A problem counts only if the records have not changed meanwhile, because servers may be in use. */
export async function confirm(query: Query, data: unknown, before: unknown[], wrong: string[]): Promise<Shown> {
  if (wrong.length === 0) return nothing;
  const after = listOf(await query(data)) ?? [];
  return isDeepStrictEqual(after, before)
    ? { wrong }
    : { inconclusive: `the records changed while they were read: ${wrong.join(", ")}` };
}

/** The problems found by several checks in sequence. */
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
