import type { CodeTable, Contract } from "@cc-contract/spec/model/contract";
import { comment, literal } from "../../../tools/lib/code.ts";

/** A constant for each table of codes. */
export function generateCodes(contract: Contract): string {
  const tables = Object.entries(contract.components["x-codes"]);
  return `import { codeTable as _codeTable, qualifiedCodeTable as _qualifiedCodeTable } from "../code-table.ts";
${tables.map(([name, table]) => constant(name, table)).join("")}`;
}

function constant(name: string, table: CodeTable): string {
  const { title, description, qualifier } = table;
  const depends = qualifier ? [`The meaning depends on \`${qualifier}\`, the second argument of \`describe\`.`] : [];
  const value = qualifier ? `_qualifiedCodeTable(${rows(table, qualifier)})` : `_codeTable(${meanings(table)})`;
  return `
${comment([`${title}. ${description}`, ...depends, "", `@see ${table["x-source"]}`])}
export const ${name} = /* @__PURE__ */ ${value};
`;
}

function meanings({ codes }: CodeTable): string {
  return literal(Object.fromEntries(codes.map(({ code, meaning }) => [code, meaning])));
}

function rows({ codes }: CodeTable, qualifier: string): string {
  return literal(codes.map((entry) => [entry[qualifier], entry.code, entry.to ?? entry.code, entry.meaning]));
}
