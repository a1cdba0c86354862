// The one place that writes text of the contract into Markdown. Any text may come: none may become an element, an expression
// of Vue or a directive of the site generator.

/** Text of the contract as Markdown. What formats it, such as `code` and lists, still does. */
export function markdown(text: unknown): string {
  return plain(text)
    .split(/(`[^`\n]+`)/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/[<|`\\]|\{(?=\{)|\[(?=\[)|:(?=::)/g, entity);
      // What is in backticks is safe only as long as the parser agrees on where they begin and end.
      return /<|\{\{|\|/.test(part) ? `<code v-pre>${part.slice(1, -1).replace(/[^\w ]/gu, entity)}</code>` : part;
    })
    .join("");
}

/** The same in one line, for a heading, an item of a list or a cell. */
export function line(text: unknown): string {
  return markdown(plain(text).trim().replace(/\s+/g, " "));
}

/** A value as code in a line. */
export function code(text: unknown): string {
  return line(`\`${plain(text).replace(/\s+/g, " ").replaceAll("`", "'")}\``);
}

/** Text without what some reader takes for another line end, or refuses. */
export function plain(text: unknown): string {
  return (
    String(text ?? "")
      .replace(/\r\n?|[\u2028\u2029]/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd")
  );
}

/** Text for HTML. */
export function html(text: unknown): string {
  return plain(text).replace(/[&<>"'{]/g, entity);
}

/** A block of code. */
export function fence(info: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const bar = "`".repeat(longest + 1);
  return `${bar}${info}\n${plain(text).trimEnd()}\n${bar}`;
}

/** A table of cells that are Markdown already. */
export function table(heading: string[], rows: string[][]): string {
  const row = (cells: string[]) => `| ${cells.map((cell) => cell.trim().replace(/\s+/g, " ")).join(" | ")} |`;
  return [row(heading), `|${"---|".repeat(heading.length)}`, ...rows.map(row)].join("\n");
}

/** A page with its front matter. JSON is YAML. The generator copies it into a script, which nothing in it may end. */
export function page(title: string, description: string, text: string, more: object = {}): string {
  const head = JSON.stringify({ title: plain(title), description: plain(description), ...more }).replaceAll(
    "</",
    "< /",
  );
  return `---\n${head}\n---\n\n${text.trim()}\n`;
}

/** Markdown without parts that are useless as plain text: folded codes, which have a separate page, and the console. */
export function asText(text: string): string {
  return text.replace(/ <details>.*?<\/details>/g, "").replace(/^## Try it\n\n.*\n\n<CallConsole .*\n\n/gm, "");
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
