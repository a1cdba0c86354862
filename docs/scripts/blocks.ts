import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "@cc-contract/spec/model/contract";
import ts from "typescript";
import { codeTable } from "./codes.ts";
import { contentSecurityPolicy } from "./harden.ts";
import { operationTable } from "./operations.ts";
import { markdownTable } from "./page.ts";

const root = join(import.meta.dirname, "../..");

/** Markdown that pages take from the contract and the packages, by the name that they use for it. */
export function readBlock(contract: Contract, name: string, argument: string): string | undefined {
  const table = contract.components["x-codes"][argument];
  if (name === "codes") return table && codeTable(table);
  if (name === "operations") return operationTable(contract, argument || "../");
  if (name === "errors") return errorTable();
  if (name === "cli") return `\`\`\`text\n${commandHelp(argument)}\n\`\`\``;
  if (name === "policy") return `\`\`\`text\nContent-Security-Policy: ${contentSecurityPolicy}\n\`\`\``;
  if (name === "changelog") return readFileSync(join(root, "spec/CHANGELOG.md"), "utf8").trim();
  if (name === "readme") return readmeBlocks(argument);
  return undefined;
}

/** The classes of errors of the client, with what their comments say. */
function errorTable(): string {
  const file = join(root, "packages/client/src/errors.ts");
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const rows: string[][] = [];
  source.forEachChild((node) => {
    if (
      !ts.isClassDeclaration(node) ||
      !node.name ||
      node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword)
    )
      return;
    const own = node.members
      .filter((member) => ts.isPropertyDeclaration(member))
      .map((member) => `\`${member.name.getText()}\``)
      .filter((text) => text !== "`name`");
    const comment = ts.getJSDocCommentsAndTags(node).map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? "");
    rows.push([`\`${node.name.text}\``, comment.join(" "), own.join(", ")]);
  });
  return markdownTable(["Class", "When", "Own fields"], rows);
}

/** What `cc-contract COMMAND --help` prints. */
function commandHelp(command: string): string {
  const file = join(root, "packages/testing/dist/command.js");
  return execFileSync(process.execPath, [file, command, "--help"], { encoding: "utf8" }).trim();
}

/** The first code block of a README, below the heading that holds a word: `packages/testing GitHub`. */
function readmeBlocks(argument: string): string | undefined {
  const [folder = "", word = ""] = argument.split(" ");
  const text = readFileSync(join(root, folder, "README.md"), "utf8");
  const section = text.split(/^## /m).find((part) => part.split("\n", 1)[0]?.includes(word));
  return section && /^```\w+\n[\s\S]*?^```$/m.exec(section)?.[0];
}
