import type { CodeTable, Contract } from "@cc-contract/spec/model/contract";
import { comment, literal, propertyName } from "../../../tools/lib/code.ts";

/** A constant for each table of codes. */
export function generateCodes(contract: Contract): string {
  const tables = Object.entries(contract["x-codes"]);
  // Renamed on export, so that any name is possible, even `delete` and `codeTable`.
  const names = tables.map(([name], index) => `  table${index} as ${propertyName(name)},\n`);
  return `import { codeTable, qualifiedCodeTable } from "../code-table.ts";
${tables.map(([, table], index) => constant(`table${index}`, table)).join("")}
export {
${names.join("")}};
`;
}

function constant(name: string, table: CodeTable): string {
  const { title, description, qualifier } = table;
  const depends = qualifier ? [`The meaning depends on \`${qualifier}\`, the second argument of \`describe\`.`] : [];
  const value = qualifier ? `qualifiedCodeTable(${rows(table, qualifier)})` : `codeTable(${meanings(table)})`;
  return `
${comment([`${title}. ${description}`, ...depends, "", `@see ${table["x-source"]}`])}
const ${name} = /* @__PURE__ */ ${value};
`;
}

function meanings({ codes }: CodeTable): string {
  return literal(Object.fromEntries(codes.map(({ code, meaning }) => [code, meaning])));
}

function rows({ codes }: CodeTable, qualifier: string): string {
  const lines = codes.map((entry) => literal([entry[qualifier], entry.code, entry.to ?? entry.code, entry.meaning], 0));
  return `[\n  ${lines.join(",\n  ")},\n]`;
}
