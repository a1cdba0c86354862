import { isDeepStrictEqual } from "node:util";
import { pagingOf, requestFields } from "../fields.ts";
import { withValueAt } from "../value-at.ts";
import { listOf } from "./meaning.ts";
import { requestPlace } from "./place.ts";
import { confirm, inTurn, nothing, type Probe, type Subject } from "./probe.ts";

/** Records on a page that a probe requests, so that few records fill several pages. */
const pageSize = 2;

/** Pages follow each other without a gap or a repetition. */
export function listPageProbes({ contract, operation, sample, paged, remedy }: Subject): Probe[] {
  const fields = requestFields(contract, operation);
  const offset = fields.find(({ name, parent }) => pagingOf(parent)?.property === name);
  const limit = fields.find(({ name, parent }) => pagingOf(parent)?.factor === name);
  if (!offset || !limit) return [];
  const page = (skip: number, count: number) => withValueAt(withValueAt(sample, offset.path, skip), limit.path, count);
  const whole = page(0, limit.schema.maximum as number);
  return [
    {
      description: `pages of ${pageSize} records one after the other`,
      place: requestPlace(contract, operation, offset.path, "description"),
      data: page(pageSize, pageSize),
      run: async (query) => {
        const all = listOf(await query(whole));
        if (!all) return nothing;
        if (all.length <= pageSize) return { inconclusive: `${all.length} records fill no second page: ${remedy}` };
        const wrong = await inTurn([0, pageSize, 2 * pageSize], async (skip) => {
          const records = listOf(await query(page(skip, pageSize)));
          const same = !records || isDeepStrictEqual(records, all.slice(skip, skip + pageSize));
          return same
            ? undefined
            : `another page at ${offset.name} ${skip} than the first ${all.length} records have there`;
        });
        return confirm(query, whole, all, wrong);
      },
    },
  ];
}
