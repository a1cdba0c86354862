// What a sample prints is in a file beside it. There, ‹ and › are around each part that differs from run to run.

const marked = /‹(.*?)›/g;

/** Says below an output what its marks mean. */
export const differs = "Differs from run to run";

/** An output as it was printed. */
export function unmarked(text: string): string {
  return text.replace(marked, "$1");
}

/** What each run prints: between the marks other digits, elsewhere the same text. */
export function patternOf(text: string): RegExp {
  const literal = (part: string) => part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const parts = text
    .split(marked)
    .map((part, index) => (index % 2 === 0 ? literal(part) : literal(part).replace(/\d+/g, "\\d+")));
  return new RegExp(`^${parts.join("")}$`);
}

/** An output as Markdown for readers of text. */
export function outputText(text: string, block: (text: string) => string): string {
  const parts = [...text.matchAll(marked)].map(([, part]) => part);
  return block(unmarked(text)) + (parts.length > 0 ? `\n\n${differs}: ${parts.join(", ")}.` : "");
}

/** Escaped text of an output as HTML, with its marked parts as elements. */
export function outputHtml(html: string): string {
  return html.replace(marked, "<var>$1</var>");
}
