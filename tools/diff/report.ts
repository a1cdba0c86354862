import type { Difference } from "./compare.ts";

/** The difference as Markdown, for a terminal as well. */
export function report(base: string, { changes, required }: Difference): string {
  const breaking = changes.filter(({ step }) => step === "major").length;
  const summary = `${changes.length} changes since ${base}, ${breaking} of them breaking. Required step: ${required}.`;
  return [`## Contract`, summary, listOf({ changes })].filter(Boolean).join("\n\n");
}

/** The changes alone, as a list. */
export function listOf({ changes }: Pick<Difference, "changes">): string {
  return changes
    .map(({ step, pointer, message, users }) => {
      const breaks = step === "major" ? `**Breaks ${users.join(", ") || "everybody"}.** ` : "";
      return `- ${breaks}\`${pointer}\`: ${shorten(message)}`;
    })
    .join("\n");
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 300 ? `${line.slice(0, 297)}...` : line;
}
