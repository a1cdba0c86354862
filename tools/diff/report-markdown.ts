import { placeName } from "./place.ts";
import { said, summaryLines } from "./report-text.ts";
import type { Result } from "./result.ts";

/** The result as a comment on a pull request. */
export function markdownReport(result: Result): string {
  const { base, changes, views } = result;
  if (changes.length === 0) return `## Contract\n\nNothing changed since ${code(base)}.\n`;
  const heading = ["Step", "Breaks", "Side", "Operations", "Place", "What", "Why", ...views.map(({ view }) => view)];
  const rows = changes.map((change) => [
    ...[change.step, change.affected.join(", ") || "nobody", change.side, change.operations.join(", ")],
    ...[code(placeName(change.pointer)), `${change.kind}: ${change.text}`, change.reason],
    ...change.views.map(said),
  ]);
  const lines = [heading, heading.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`);
  return `## Contract\n\n${summaryLines(result).join("\n\n")}\n\n${lines.join("\n")}\n`;
}

function code(text: string): string {
  return `\`${text}\``;
}

/** A text that ends neither the cell nor the row, and is not taken for HTML. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replace(/\s+/g, " ");
}
