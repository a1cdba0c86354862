import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleFile, type CodeTable, type Contract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { checkers } from "../foreign/checkers.ts";
import { generatorChecks, generators } from "../foreign/generators.ts";
import { viewers } from "../foreign/viewers.ts";
import { codeRows } from "./codes.ts";
import { code, fence, line, markdown, table } from "./markdown.ts";
import { contentSecurityPolicy } from "./policy.ts";
import { postmanFiles, signScript } from "./postman.ts";
import type { Described } from "./reference.ts";
import { usesOfCodes } from "./uses.ts";
import { valuesOf } from "./values.ts";

/**
 * Puts into the Markdown of a page what it takes from the contract and the packages: the value of each `{{ name }}`, and
 * the tables and texts for a line `<!-- name argument -->`.
 *
 * @param root folder of the repository
 */
export function expander(contract: Contract, root: string): (text: string) => string {
  const values = valuesOf(contract);
  const blocks: Record<string, (argument: string) => string> = {
    codes: (name) => codeBlock(contract, name),
    operations: (base) => operationTable(contract, base),
    services: () => serviceSections(contract),
    sources: () => sourceTable(contract),
    errors: () => errorTable(root),
    cli: (command) => fence("text", commandHelp(root, command)),
    files: (names) => fileList(contract, names.split(" ")),
    policy: () => fence("text", `Content-Security-Policy: ${contentSecurityPolicy}`),
    changelog: () => read(root, "spec/CHANGELOG.md"),
    generators: generatorTable,
    postman: () => fence("js", signScript),
    others: () =>
      table(
        ["Tool", "What it can't do"],
        [...viewers, ...checkers].map((tool) => [line(tool.name), limitsOf(tool)]),
      ),
    readme: (argument) => readmeBlock(root, argument),
    section: (argument) => readmeSection(root, argument).replace(/^.*\n/, ""),
  };
  const find = <T>(of: Record<string, T>, name: string): T => {
    if (!Object.hasOwn(of, name)) throw new Error(`a page uses \`${name}\`, which docs/scripts doesn't define`);
    return of[name] as T;
  };
  const expanded = new Map<string, string>();
  return (text) => {
    // Each page is parsed twice, for itself and for the search.
    const known = expanded.get(text);
    if (known !== undefined) return known;
    const result = text
      .replace(/(?<!\$)\{\{ (\w+) \}\}/g, (_, name: string) => find(values, name))
      .replace(/^<!-- (\w+)(?: (.+))? -->$/gm, (_, name: string, argument = "") => find(blocks, name)(argument));
    expanded.set(text, result);
    return result;
  };
}

/** The table of codes of that name; without a name all of them, each with a heading. */
function codeBlock(contract: Contract, name: string): string {
  const tables = contract["x-codes"];
  if (tables[name]) return codeTable(tables[name]);
  if (name) throw new Error(`the contract has no table ${name}`);
  const uses = usesOfCodes(contract);
  return Object.entries(tables)
    .map(([name, one]) => {
      const own = uses.get(name) ?? [];
      const used = own.length > 0 ? `\n\nFields with these codes:\n\n${own.join("\n")}` : "";
      return `## ${line(name)}\n\n${markdown(one.title)}. ${codeTable(one)}${used}\n\nSource: ${line(one["x-source"])}.`;
    })
    .join("\n\n");
}

function codeTable(of: CodeTable): string {
  return `${markdown(of.description)}\n\n${table(["Code", "Meaning"], codeRows(of))}`;
}

/** All operations, with links to their pages. */
function operationTable(contract: Contract, base: string): string {
  const rows = listOperations(contract).map(({ operationId, summary, tags }) => [
    `[${line(operationId)}](${base}${operationId}.md)`,
    line(summary),
    line(tags[0]),
  ]);
  return table(["Operation", "What it does", "Service"], rows);
}

/** What the contract says of its services and of their security, a heading each. */
function serviceSections(contract: Contract): string {
  const { tags, components } = contract as Described;
  const sections = [
    ...tags.map(({ name, description }) => `## ${line(name)}\n\n${markdown(description)}`),
    ...Object.entries(components.securitySchemes).map(
      ([name, { description }]) => `## Security: ${line(name)}\n\n${markdown(description)}`,
    ),
  ];
  return sections.join("\n\n");
}

function sourceTable(contract: Contract): string {
  const rows = listOperations(contract).map(({ operationId, method, path, "x-source": source }) => [
    `[${line(operationId)}](operations/${operationId}.md)`,
    code(`${method.toUpperCase()} ${path}`),
    line(source),
  ]);
  return table(["Operation", "Where", "Vendor page"], rows);
}

/** Files to download that are built from the contract, with their sizes. */
function fileList(contract: Contract, names: string[]): string {
  const bundle = process.env.DOCS_CONTRACT || fileURLToPath(bundleFile);
  const made = postmanFiles(contract);
  const rows = names.flatMap((name) => {
    const size = made[name]
      ? Buffer.byteLength(made[name])
      : statSync(join(bundle, "..", name), { throwIfNoEntry: false })?.size;
    return size ? `- <a href="${name}" download>${name}</a>, ${Math.ceil(size / 1000)} kB` : [];
  });
  return rows.join("\n");
}

/** The classes of errors of the client, with what their comments say. */
function errorTable(root: string): string {
  const source = read(root, "packages/client/src/errors.ts");
  const classes = source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])+)\*\/\nexport class (\w+) ([\s\S]*?)\n\}/g);
  const rows = [...classes].map(([, comment = "", name, body = ""]) => {
    const fields = [...body.matchAll(/^ {2}(?:(?:override |declare )*readonly|get) (\w+)/gm)].map(([, field]) => field);
    const when = comment.replace(/^ \*/gm, "").replace(/@\w[\s\S]*/, "");
    return [
      code(name),
      line(when),
      fields
        .filter((field) => field !== "name")
        .map(code)
        .join(", "),
    ];
  });
  if (rows.length === 0) throw new Error("packages/client/src/errors.ts has no classes with a comment");
  return table(["Class", "When", "Own fields"], rows);
}

/** What `cc-contract COMMAND --help` prints. */
function commandHelp(root: string, command: string): string {
  const file = join(root, "packages/testing/dist/command.js");
  return execFileSync(process.execPath, [file, command, "--help"], { encoding: "utf8" });
}

/** The generators that `test:foreign` tries, how each takes the signature, and what it can't do. */
function generatorTable(): string {
  const words = { ...generatorChecks, charset: "Charset", meanings: "Code meanings" };
  const rows = generators.map((one) => [line(one.name), one.signs, limitsOf(one, words)]);
  return table(["Generator", "The signature gets in by", "What it can't do"], rows);
}

function limitsOf({ limits = {} }: { limits?: Record<string, string> }, checks: Record<string, string> = {}): string {
  const groups = Map.groupBy(Object.entries(limits), ([, reason]) => reason);
  return [...groups]
    .map(([reason, keys]) => `${keys.map(([key]) => checks[key] ?? key).join(", ")}: ${reason}`)
    .join(" ");
}

/** The first code block of a README below the heading that has a word in it: `packages/testing GitHub`. */
function readmeBlock(root: string, argument: string): string {
  const block = /^```\w+\n[\s\S]*?^```$/m.exec(readmeSection(root, argument))?.[0];
  if (!block) throw new Error(`no code in the section of ${argument}`);
  return block;
}

/** The section of a package's README whose heading has certain words. */
function readmeSection(root: string, argument: string): string {
  const [folder = "", ...words] = argument.split(" ");
  const section = read(root, folder, "README.md")
    .split(/^## /m)
    .find((part) => part.split("\n", 1)[0]?.includes(words.join(" ")));
  if (!section) throw new Error(`${folder}/README.md has no heading with ${words.join(" ")}`);
  return section;
}

/** A clone on Windows may have other line ends. */
function read(...path: string[]): string {
  return readFileSync(join(...path), "utf8").replaceAll("\r\n", "\n");
}
