/** Bytes by what is imported. */
export type Sizes = Record<string, number>;

/** The sizes as a table, beside those of a base where there is one. What is gone since then has no size. */
export function table(sizes: Sizes, base: Sizes | undefined, markdown: boolean): string {
  const header = ["import", "gzip, bytes", ...(base ? ["base", "difference"] : [])];
  const names = [...new Set([...Object.keys(sizes), ...Object.keys(base ?? {})])];
  const rows = names.map((name) => {
    const now = sizes[name];
    if (!base) return [name, text(now)];
    return [name, text(now), text(base[name]), difference(now, base[name])];
  });
  return markdown ? asMarkdown(header, rows) : asText(header, rows);
}

function text(size: number | undefined): string {
  return size === undefined ? "–" : String(size);
}

function difference(now: number | undefined, before: number | undefined): string {
  if (now === undefined) return "gone";
  if (before === undefined) return "new";
  const bytes = now - before;
  return bytes === 0 ? "0" : `${bytes > 0 ? "+" : ""}${bytes} (${((bytes / before) * 100).toFixed(1)} %)`;
}

function asMarkdown(header: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |\n`;
  const body = rows.map(([name, ...others]) => line([`\`${name}\``, ...others])).join("");
  return `### Sizes\n\n${line(header)}${line(header.map((_, i) => (i ? "---:" : "---")))}${body}`;
}

function asText(header: string[], rows: string[][]): string {
  const all = [header, ...rows];
  const widths = header.map((_, i) => Math.max(...all.map((cells) => (cells[i] ?? "").length)));
  const line = (cells: string[]) =>
    cells.map((cell, i) => (i ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[0] ?? 0))).join("  ");
  return `${all.map(line).join("\n")}\n`;
}
