import { isDeepStrictEqual } from "node:util";
import { type Contract, type Operation, requestSchema } from "@cc-contract/spec/contract";
import { valueAt } from "../value-at.ts";
import { leaves } from "./fields.ts";
import { listOf, pagingOf, recordsOf, timeSpanOf } from "./meaning.ts";
import type { Place } from "./place.ts";
import { requestPlace } from "./place.ts";
import type { Observation } from "./types.ts";

/** Asks for something and gives the data of the success; undefined where it is none, of which the asker takes note. */
export type Ask = (data: unknown) => Promise<unknown>;

/** What several answers show together, where each alone may be right. */
export interface Probe {
  description: string;
  place: Place;
  /** A request that stands for the probe, to be sent again. */
  data: unknown;
  run(ask: Ask): Promise<Omit<Observation, "kind" | "place">[]>;
}

/** Types of records that are asked for one by one. */
const mostTypes = 3;

/** Records on a page that a probe asks for, so that few records fill several pages. */
const pageSize = 2;

/** Every probe of an operation, made from its plain request. */
export function listProbes(contract: Contract, operation: Operation, sample: unknown, paged: boolean): Probe[] {
  return [
    ...listFilterProbes(contract, operation, sample),
    ...(paged ? listPageProbes(contract, operation, sample) : []),
  ];
}

/** A filter gives those of all records that fit, and no others; a window gives those of a longer one that lie in it. */
function listFilterProbes(contract: Contract, operation: Operation, sample: unknown): Probe[] {
  const span = timeSpanOf(contract, operation);
  if (!span) return [];
  const asked = leaves(contract, requestSchema(contract, operation));
  const filters = asked.filter(({ schema, parent, name }) => {
    const required = (parent.required ?? []) as string[];
    return "x-codes" in schema && !required.includes(name);
  });
  const everything = filters.reduce((data, { path }) => change(data, path, undefined), sample);
  const probes = filters.map(({ name, path }): Probe => {
    return {
      description: `records by ${name}`,
      place: requestPlace(contract, operation, path, "description"),
      data: sample,
      run: async (ask) => {
        const all = recordsOf(await ask(everything));
        const types = [...new Set(all.map((record) => record[name]))].slice(0, mostTypes);
        const wrong = await inTurn(types, async (type) => {
          const some = await ask(change(everything, path, type));
          const expected = all.filter((record) => record[name] === type);
          return some === undefined || isDeepStrictEqual(recordsOf(some), expected)
            ? undefined
            : `${recordsOf(some).length} records of ${name} ${type}, where ${expected.length} of ${all.length} are of it`;
        });
        return confirm(ask, everything, all, wrong);
      },
    };
  });
  const window: Probe = {
    description: "records of half the window",
    place: requestPlace(contract, operation, [], "x-time-span"),
    data: everything,
    run: async (ask) => {
      const all = recordsOf(await ask(everything));
      const end = middle(span, everything as Record<string, string>);
      const half = await ask(change(everything, [span.end], end));
      if (half === undefined) return [];
      // Whether a record that only begins in a window belongs to it is left open.
      const before = (records: Record<string, unknown>[]) => records.filter((one) => String(one[span.end]) < end);
      if (isDeepStrictEqual(before(recordsOf(half)), before(all))) return [];
      const came = `${recordsOf(half).length} records, where ${before(all).length} of ${all.length} lie in it`;
      return confirm(ask, everything, all, [came]);
    },
  };
  return [...probes, window];
}

/** Pages follow each other without a gap or a repetition. */
function listPageProbes(contract: Contract, operation: Operation, sample: unknown): Probe[] {
  const asked = leaves(contract, requestSchema(contract, operation));
  const offset = asked.find(({ name, parent }) => pagingOf(parent)?.property === name);
  const limit = asked.find(({ name, parent }) => pagingOf(parent)?.factor === name);
  if (!offset || !limit) return [];
  const page = (skip: number, count: number) => change(change(sample, offset.path, skip), limit.path, count);
  const whole = page(0, limit.schema.maximum as number);
  return [
    {
      description: `pages of ${pageSize} records one after the other`,
      place: requestPlace(contract, operation, offset.path, "description"),
      data: page(pageSize, pageSize),
      run: async (ask) => {
        const all = listOf(await ask(whole)) ?? [];
        const wrong = await inTurn([0, pageSize, 2 * pageSize], async (skip) => {
          const records = listOf(await ask(page(skip, pageSize)));
          const same = !records || isDeepStrictEqual(records, all.slice(skip, skip + pageSize));
          return same
            ? undefined
            : `another page at ${offset.name} ${skip} than the first ${all.length} records have there`;
        });
        return confirm(ask, whole, all, wrong);
      },
    },
  ];
}

/** What is wrong counts only where the records have not changed meanwhile: a server may be at work. */
async function confirm(ask: Ask, data: unknown, before: unknown[], wrong: string[]) {
  if (wrong.length === 0) return [];
  const after = listOf(await ask(data)) ?? [];
  return isDeepStrictEqual(after, before) ? wrong.map((came) => ({ came })) : [];
}

async function inTurn<Item>(items: Item[], check: (item: Item) => Promise<string | undefined>): Promise<string[]> {
  const found: string[] = [];
  for (const item of items) {
    const wrong = await check(item);
    if (wrong) found.push(wrong);
  }
  return found;
}

function middle(span: { begin: string; end: string; stepMinutes: number }, request: Record<string, string>): string {
  const [begin, end] = [span.begin, span.end].map((name) => Date.parse(`${request[name]?.replace(" ", "T")}Z`));
  const step = span.stepMinutes * 60_000;
  const steps = Math.max(1, Math.floor(((end ?? 0) - (begin ?? 0)) / step / 2));
  return new Date((begin ?? 0) + steps * step).toISOString().slice(0, 19).replace("T", " ");
}

/** A copy with another value at a place, or, for undefined, without the place. */
function change(data: unknown, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(data);
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string, unknown>;
  const name = path.at(-1) ?? "";
  if (value === undefined) delete parent[name];
  else parent[name] = value;
  return copy;
}
