import { isDeepStrictEqual } from "node:util";
import { pagingOf, requestFields } from "../fields.ts";
import { withValueAt } from "../value-at.ts";
import { releaseKey } from "./fixtures.ts";
import { listOf } from "./meaning.ts";
import { requestPlace } from "./place.ts";
import { confirm, nothing, type Probe, type Query, type Subject } from "./probe.ts";

/** Smallest page size of a probe, so that few records fill several pages. */
const smallest = 2;

/** Pages continue without gaps or duplicates to the last one, which may be partial, and end there. */
export function listPageProbes({ contract, operation, sample, paged, remedy }: Subject): Probe[] {
  const fields = requestFields(contract, operation);
  const offset = fields.find(({ name, parent }) => pagingOf(parent)?.property === name);
  const limit = fields.find(({ name, parent }) => pagingOf(parent)?.factor === name);
  if (!offset || !limit) return [];
  const most = limit.schema.maximum as number;
  const page = (skip: number, count: number) => withValueAt(withValueAt(sample, offset.path, skip), limit.path, count);
  const run = async (query: Query) => {
    const all = listOf(await query(page(0, most)));
    if (!all) return nothing;
    if (all.length <= smallest) return { inconclusive: `${all.length} records fill no second page: ${remedy}` };
    const size = sizeFor(all.length);
    const last = size * Math.floor((all.length - 1) / size);
    const starts = [...new Set([0, size, 2 * size, last])].filter((start) => start < all.length);
    const wrong: string[] = [];
    let unpaged = 0;
    for (const skip of starts) {
      const records = listOf(await query(page(skip, size)));
      if (!records || isDeepStrictEqual(records, all.slice(skip, skip + size))) continue;
      if (isDeepStrictEqual(records, all)) unpaged++;
      wrong.push(`the page at ${offset.name} ${skip} differs from the first ${all.length} records`);
    }
    if (paged === undefined && unpaged === starts.length)
      return {
        inconclusive: `all ${all.length} records on each page: set ${releaseKey}: "3.8" in the fixtures, or "3.6" if this is a mistake`,
      };
    // The response after the last page may be a failure.
    const after = listOf(await query(page(last + size, size), "response")) ?? [];
    const rest = all.length < most ? after : [];
    if (rest.length > 0)
      wrong.push(`${rest.length} records at ${offset.name} ${last + size}, after the last of ${all.length}`);
    return confirm(query, page(0, most), all, wrong);
  };
  const place = requestPlace(contract, operation, offset.path, "description");
  return [{ description: "consecutive pages", place, data: page(smallest, smallest), run }];
}

/** Page size that makes the last page a partial one. */
function sizeFor(count: number): number {
  let size = smallest;
  while (count % size === 0) size++;
  return size;
}
