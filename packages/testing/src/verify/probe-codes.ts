import { isDeepStrictEqual } from "node:util";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { type Leaf, requestFields } from "../fields.ts";
import { withValueAt } from "../value-at.ts";
import { recordsOf } from "./meaning.ts";
import { requestPlace } from "./place.ts";
import { confirm, inTurn, type Probe, type Subject } from "./probe.ts";

/** Maximum number of codes that are requested one by one. */
const maxCodes = 3;

/** A filter by code returns exactly the records with that code. */
export function listCodeProbes({ contract, operation, sample, everything, remedy }: Subject): Probe[] {
  return codeFilters(contract, operation).map(({ name, path, schema }): Probe => {
    const table = contract["x-codes"][String(schema["x-codes"])]?.codes ?? [];
    return {
      description: `records by ${name}`,
      place: requestPlace(contract, operation, path, "description"),
      data: sample,
      run: async (query) => {
        const all = recordsOf(await query(everything));
        if (all.length === 0) return { inconclusive: `no records that differ in ${name}: ${remedy}` };
        const present = [...new Set(all.map((record) => record[name]))];
        const absent = table.map(({ code }) => code).filter((code) => !present.includes(code));
        const wrong = await inTurn([...present.slice(0, maxCodes), ...absent.slice(0, 1)], async (code) => {
          const some = await query(withValueAt(everything, path, code));
          const expected = all.filter((record) => record[name] === code);
          return some === undefined || isSameSet(recordsOf(some), expected)
            ? undefined
            : `${recordsOf(some).length} records for ${name} ${code}, but ${expected.length} of ${all.length} have it`;
        });
        return confirm(query, everything, all, wrong);
      },
    };
  });
}

/** Whether two lists have the same records, in any order. */
function isSameSet(some: unknown[], others: unknown[]): boolean {
  const [one, other] = [some, others].map((records) => records.map((record) => JSON.stringify(record)).sort());
  return isDeepStrictEqual(one, other);
}

/** The plain request without its filters by code. */
export function withoutCodes(contract: Contract, operation: Operation, sample: unknown): unknown {
  return codeFilters(contract, operation).reduce((data, { path }) => withValueAt(data, path, undefined), sample);
}

/** Optional request fields with a table of codes. */
function codeFilters(contract: Contract, operation: Operation): Leaf[] {
  return requestFields(contract, operation).filter(({ schema, parent, name }) => {
    const required = (parent.required ?? []) as string[];
    return "x-codes" in schema && !required.includes(name);
  });
}
