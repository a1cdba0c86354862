import type { CodeTable, Contract, Schema } from "./contract.ts";

/** The meanings of codes as a Markdown table. */
export function codesText({ codes, qualifier }: CodeTable): string {
  const heading = [...(qualifier ? [`\`${qualifier}\``] : []), "Code", "Meaning"];
  const rows = codes.map((entry) => [
    ...(qualifier ? [String(entry[qualifier])] : []),
    entry.to === undefined ? String(entry.code) : `${entry.code} to ${entry.to}`,
    entry.meaning,
  ]);
  return [heading, heading.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n");
}

/** The description of a schema without the code meanings that the bundle adds for other tools. */
export function ownDescription(contract: Contract, { description, "x-codes": name }: Schema): string | undefined {
  const table = contract["x-codes"][String(name)];
  return table ? description?.replace(`\n\n${codesText(table)}`, "") : description;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
