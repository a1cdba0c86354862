import type { Audience, Change } from "./change.ts";
import type { Difference } from "./compare.ts";
import { placeName } from "./place.ts";

/** What stands above the changes of one part of the changelog. */
const titles: Record<string, string> = {
  stricter: "Stricter",
  looser: "Looser",
  other: "Different",
  none: "Said otherwise",
};

const audiences: Record<Audience, string> = {
  senders: "those who send requests",
  readers: "those who read answers",
  importers: "code that uses the name",
};

/** The changelog of a difference as Markdown: the sentences of people, then what changed, operation by operation. */
export function changelog({ changes }: Difference, version: string, sentences: string[] = []): string {
  const operations = [...new Set(changes.flatMap((change) => change.operations))].toSorted();
  const parts = operations.map((name) =>
    part(
      name,
      changes.filter((change) => change.operations.includes(name)),
    ),
  );
  const rest = changes.filter((change) => change.operations.length === 0);
  if (rest.length > 0) parts.push(part("The contract as a whole", rest));
  return `${[`## ${version}`, ...sentences, ...parts].join("\n\n")}\n`;
}

function part(title: string, changes: Change[]): string {
  const groups = Object.entries(titles).flatMap(([direction, name]) => {
    const own = changes.filter((change) => change.direction === direction);
    return own.length === 0 ? [] : [`${name}:\n\n${own.map(line).join("\n")}`];
  });
  return [`### ${title}`, ...groups].join("\n\n");
}

function line({ pointer, text, side, affected }: Change): string {
  const whom = affected.map((who) => audiences[who]).join(" and ");
  const place = side === "docs only" ? "" : side === "both" ? " (request and answer)" : ` (${side})`;
  return `- \`${placeName(pointer)}\`${place}: ${text}.${whom === "" ? "" : ` **Breaks ${whom}.**`}`;
}
