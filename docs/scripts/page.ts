/** A page of the site, as Markdown. */
export interface Page {
  /** Path below the site without its ending, as in `guides/signing`. */
  path: string;
  title: string;
  /** One sentence; search engines and `llms.txt` show it. */
  description: string;
  /** The text after the front matter. */
  text: string;
  /** File that the page is written in; undefined where it is made from the contract. */
  source?: string;
  /** Line of that file which each line of the text comes from. */
  lines?: number[];
}

/** A mistake in a page: where it stands, and what to do. */
export class PageError extends Error {
  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`);
    this.name = "PageError";
  }
}

/** The page with its front matter, as the site generator and readers of the `.md` get it. */
export function withFrontMatter({ title, description, text }: Page): string {
  return `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n---\n\n${text}`;
}

/** A cell of a Markdown table: a line, whose bars don't end it. */
export function cell(text: string): string {
  return text.trim().replaceAll("|", "\\|").replace(/\s+/g, " ");
}

/** A Markdown table. */
export function markdownTable(heading: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(heading), `|${"---|".repeat(heading.length)}`, ...rows.map(line)].join("\n");
}

/** The text for the site generator, whose links within the site must not take over those to other files. */
export function forSite(page: Page): string {
  const text = page.text.replace(
    /(\]\([^)\s]*(?:reference\.html|\.txt|\.yaml|\.json)[^)\s]*\))(?!\{)/g,
    '$1{target="_self"}',
  );
  return withFrontMatter({ ...page, text });
}
