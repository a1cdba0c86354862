import type { Difference } from "./compare.ts";
import { type ViewOfChange, viewsOf, viewsOfAll } from "./views/agreement.ts";
import type { Report, ViewName } from "./views/view.ts";

/** Everything that a report says: the verdict, the views on each change and on the whole, and the claim. */
export interface Result extends Omit<Difference, "changes"> {
  base: string;
  changes: (Difference["changes"][number] & { views: ViewOfChange[] })[];
  views: ViewOfChange[];
  /** Views that could not be asked, and why. */
  unavailable: { view: ViewName; reason: string }[];
  milliseconds: Record<string, number>;
  /** What is wrong with the claim of the changesets; absent where it is large enough or was not asked for. */
  complaint?: string;
}

/** Puts together what was found. */
export function resultOf(base: string, difference: Difference, reports: Report[], complaint?: string): Result {
  const available = reports.filter(({ unavailable }) => unavailable === undefined);
  return {
    ...difference,
    base,
    changes: difference.changes.map((change) => ({ ...change, views: viewsOf(change, available) })),
    views: viewsOfAll(difference.changes, available),
    unavailable: reports.flatMap(({ view, unavailable }) =>
      unavailable === undefined ? [] : [{ view, reason: unavailable }],
    ),
    milliseconds: Object.fromEntries(reports.map(({ view, milliseconds }) => [view, Math.round(milliseconds)])),
    ...(complaint !== undefined && { complaint }),
  };
}
