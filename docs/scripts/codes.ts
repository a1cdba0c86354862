import type { CodeTable } from "@cc-contract/spec/model/contract";
import { line } from "./markdown.ts";

/** The codes of a table with their meanings, as Markdown. */
export function codeRows({ codes, qualifier }: CodeTable): [code: string, meaning: string][] {
  return codes.map((entry) => {
    const range = entry.to === undefined ? line(entry.code) : `${line(entry.code)} to ${line(entry.to)}`;
    return [qualifier ? `${line(qualifier)} ${line(entry[qualifier])}: ${range}` : range, line(entry.meaning)];
  });
}

/** A link to a table of codes, from the page of an operation. */
export function codesLink(table: unknown): string {
  return `[${line(table)}](../codes.md#${encodeURIComponent(String(table).toLowerCase())})`;
}

/** The table of codes in the cell of a field: a link and, where it is given, its codes, folded where others may occur. */
export function codesInCell(name: string, table: CodeTable | undefined): string {
  if (!table) return `Codes: ${codesLink(name)}.`;
  const list = codeRows(table)
    // What formats a meaning must not begin in one and end in another, across elements.
    .map(([code, meaning]) => `${code}: ${meaning.replaceAll("*", "&#42;").replaceAll("_", "&#95;")}`)
    .join("<br>");
  if (table.complete) return `One of the codes of ${codesLink(name)}:<br>${list}`;
  return `Codes: ${codesLink(name)}. <details><summary>${table.codes.length} known codes</summary>${list}</details>`;
}
