import { isDeepStrictEqual } from "node:util";
import { requestSchema } from "@cc-contract/spec/model/operations";
import { change } from "./change.ts";
import { leaves } from "./fields.ts";
import { listOf, pagingOf } from "./meaning.ts";
import { requestPlace } from "./place.ts";
import { confirm, inTurn, nothing, type Probe } from "./probe.ts";
import type { Subject } from "./probes.ts";

/** Records on a page that a probe asks for, so that few records fill several pages. */
const pageSize = 2;

/** Pages follow each other without a gap or a repetition. */
export function listPageProbes({ contract, operation, sample, remedy }: Subject): Probe[] {
  const asked = leaves(contract, requestSchema(operation));
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
        const all = listOf(await ask(whole));
        if (!all) return nothing;
        if (all.length <= pageSize) return { inconclusive: `${all.length} records fill no second page: ${remedy}` };
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
