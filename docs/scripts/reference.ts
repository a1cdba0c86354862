import type { CodeTable, Contract, Schema } from "@cc-contract/spec/contract";

/** The contract as the reference shows it: descriptions also show the table of codes and the special values of a field. */
export function withCodes(contract: Contract): Contract {
  const tables = contract.components["x-codes"];
  const reference = structuredClone(contract);
  for (const schema of Object.values(reference.components.schemas)) visit(schema, tables);
  return reference;
}

function visit(schema: Schema, tables: Record<string, CodeTable>): void {
  const table = tables[String(schema["x-codes"])];
  const sentinels = (schema["x-sentinels"] ?? []) as { value: number; meaning: string }[];
  for (const { value, meaning } of sentinels) schema.description += ` \`${value}\`: ${meaning}`;
  if (table) schema.description += `\n\n${markdown(table)}`;
  for (const property of Object.values(schema.properties ?? {})) if (property) visit(property, tables);
}

function markdown({ title, description, codes, qualifier }: CodeTable): string {
  const rows = codes.map((entry) => `| ${codeOf(entry, qualifier)} | ${entry.meaning} |`);
  return `<details><summary>${title}</summary>\n\n${description}\n\n| Code | Meaning |\n|---|---|\n${rows.join("\n")}\n\n</details>`;
}

/** A code, a range of codes, and what it depends on, as in `operateType 0: 1 to 255`. */
function codeOf(entry: CodeTable["codes"][number], qualifier: string | undefined): string {
  const range = entry.to === undefined ? `${entry.code}` : `${entry.code} to ${entry.to}`;
  return qualifier ? `${qualifier} ${entry[qualifier]}: ${range}` : range;
}
