import { table } from "../lib/table.ts";
import { placeName } from "./place.ts";
import type { Result } from "./result.ts";
import type { ViewOfChange } from "./views/agreement.ts";

/** The result for a terminal. */
export function textReport(result: Result): string {
  const { base, changes, views } = result;
  if (changes.length === 0) return `Nothing changed since ${base}.`;
  const heading = ["Step", "Breaks", "Side", "Place", "What", ...views.map(({ view }) => view)];
  const rows = changes.map(({ step, affected, side, pointer, text, kind, views: own }) => [
    ...[step, affected.join(", ") || "nobody", side, placeName(pointer), `${kind}: ${text}`],
    ...own.map(said),
  ]);
  const reasons = [...new Set(changes.map(({ step, reason }) => `${step}: ${reason}`))];
  return [table(heading, rows), "", ...reasons, "", ...summaryLines(result)].join("\n");
}

/** What a view says in a cell; a mark where it differs from the verdict. */
export function said({ says, agrees }: ViewOfChange): string {
  return `${says ?? "-"}${agrees ? "" : " !"}`;
}

/** The verdict, and what the views say of the whole. */
export function summaryLines({ base, version, required, changes, views, unavailable, complaint }: Result): string[] {
  const breaking = changes.filter((change) => change.breaking).length;
  return [
    `Against ${base} (${version}): ${changes.length} changes, ${breaking} of them breaking. Required step: ${required}.`,
    `Views of the whole: ${views.map((one) => `${one.view} ${said(one)}`).join(", ") || "none was asked"}.`,
    ...unavailable.map(({ view, reason }) => `${view} is not available: ${reason}`),
    ...(complaint === undefined ? [] : [complaint]),
  ];
}
