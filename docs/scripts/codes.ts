import type { CodeTable, Contract } from "@cc-contract/spec/model/contract";
import { markdownTable, type Page } from "./page.ts";

/** The page of all tables of codes, a heading each. */
export function codesPage({ components }: Contract): Page {
  const tables = Object.entries(components["x-codes"]).map(
    ([name, table]) => `## ${name}\n\n${table.title}. ${codeTable(table)}\n\nSource: ${table["x-source"]}.`,
  );
  const title = "Code tables";
  const description = "Every code of a request or an answer, and what it means.";
  return { path: "codes", title, description, text: `# ${title}\n\n${description}\n\n${tables.join("\n\n")}\n` };
}

/** What is to be known of a table, and its rows. */
export function codeTable({ description, codes, qualifier }: CodeTable): string {
  const rows = codes.map((entry) => [codeOf(entry, qualifier), entry.meaning]);
  return `${description}\n\n${markdownTable(["Code", "Meaning"], rows)}`;
}

/** A code, a range of codes, and what it depends on, as in `operateType 0: 1 to 255`. */
function codeOf(entry: CodeTable["codes"][number], qualifier: string | undefined): string {
  const range = entry.to === undefined ? `${entry.code}` : `${entry.code} to ${entry.to}`;
  return qualifier ? `${qualifier} ${entry[qualifier]}: ${range}` : range;
}
