import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Contract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { readBlock } from "./blocks.ts";
import { codesPage } from "./codes.ts";
import { expand, lookUp, type Sources } from "./expand.ts";
import { computeFacts } from "./facts.ts";
import { operationPage } from "./operations.ts";
import { type Page, PageError } from "./page.ts";
import { listSamples, type Sample } from "./samples.ts";

const root = join(import.meta.dirname, "..");

/** Guides in the order in which they are needed. */
const guides = ["first-call", "signing", "401", "guid", "failures", "time", "paging", "private-ca", "edge", "testing"];

/** Stands in the pages for what the reference weighs, which is known only when it is built. */
export const weightOfReference = "WEIGHT-OF-REFERENCE";

export interface Site {
  pages: Page[];
  /** The programs of the operations' pages. */
  samples: Sample[];
}

/**
 * Every page of the site: those of docs/pages, and those that are made from the contract.
 *
 * @throws {PageError} where a page refers to nothing, or lacks its title or its description
 */
export async function listPages(contract: Contract, folder: string, samplesFolder: string): Promise<Site> {
  const operations = await Promise.all(
    listOperations(contract).map(async (operation) => {
      const samples = await listSamples(contract, operation);
      return { page: operationPage(contract, operation, samples), samples };
    }),
  );
  const written = await writtenPages(contract, folder, samplesFolder);
  return {
    pages: inOrder([...written, ...operations.map(({ page }) => page), codesPage(contract)]),
    samples: operations.flatMap(({ samples }) => samples),
  };
}

/** The pages as one reads them: the start, the guides, the operations, the codes, then what one looks up. */
function inOrder(pages: Page[]): Page[] {
  const known = ["index", ...guides.map((name) => `guides/${name}`), "guides/", "operations/", "codes", ""];
  const place = ({ path }: Page) =>
    known.findIndex((one) => (one === "" || one.endsWith("/") ? path.startsWith(one) : path === one));
  return pages.toSorted((a, b) => place(a) - place(b));
}

async function writtenPages(contract: Contract, folder: string, samples: string): Promise<Page[]> {
  const facts = await computeFacts(contract);
  const files = new Map<string, string>();
  for (const name of await readdir(samples)) files.set(`samples/${name}`, await readFile(join(samples, name), "utf8"));
  const sources: Sources = {
    fact: (name) => (name === "referenceWeight" ? weightOfReference : (facts[name] ?? lookUp(contract, name))),
    block: (name, argument) => readBlock(contract, name, argument),
    file: (path) => files.get(path),
  };
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".md")).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      const path = name.replace(/\.md$/, "");
      return { ...readPage(await readFile(file, "utf8"), relative(join(root, ".."), file), sources), path };
    }),
  );
}

/** Reads a page and puts in what it refers to. */
export function readPage(content: string, file: string, sources: Sources): Omit<Page, "path"> {
  const [all, head = ""] = /^---\n([\s\S]*?)\n---\n+/.exec(content) ?? [];
  const field = (name: string) => {
    const [, value] = new RegExp(`^${name}: *"?([^"\\n]+)`, "m").exec(head) ?? [];
    return value && expand(value, file, 2, sources).text;
  };
  const [title, description] = [field("title"), field("description")];
  if (all === undefined || !title || !description)
    throw new PageError(file, 1, "begin with `---`, a `title:`, a `description:` and `---`.");
  const line = all.split("\n").length;
  const expanded = expand(content.slice(all.length), file, line, sources);
  return { title, description, ...expanded, source: file };
}
