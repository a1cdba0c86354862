import type { CodeTable, Contract } from "@cc-contract/spec/model/contract";

/** A constant for each table of codes. */
export function generateCodes(contract: Contract): string {
  const tables = Object.entries(contract.components["x-codes"]);
  return `import { codeTable, qualifiedCodeTable } from "../code-table.ts";
${tables.map(([name, table]) => constant(name, table)).join("")}`;
}

function constant(name: string, table: CodeTable): string {
  const { title, description, qualifier } = table;
  const depends = qualifier ? `\n * The meaning depends on \`${qualifier}\`, the second argument of \`describe\`.` : "";
  const value = qualifier ? `qualifiedCodeTable(${rows(table, qualifier)})` : `codeTable(${meanings(table)})`;
  return `
/**
 * ${title}. ${description}${depends}
 *
 * @see ${table["x-source"]}
 */
export const ${name} = /* @__PURE__ */ ${value};
`;
}

function meanings({ codes }: CodeTable): string {
  return JSON.stringify(Object.fromEntries(codes.map(({ code, meaning }) => [code, meaning])), null, 2);
}

function rows({ codes }: CodeTable, qualifier: string): string {
  const lines = codes.map((entry) =>
    JSON.stringify([entry[qualifier], entry.code, entry.to ?? entry.code, entry.meaning]),
  );
  return `[\n  ${lines.join(",\n  ")},\n]`;
}
