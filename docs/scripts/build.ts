import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { listOperations, readContract } from "@cc-contract/spec/contract";
import { replaceFolder } from "@cc-contract/spec/scripts/replace";
import { checkReadme, checkSource } from "./check-pages.ts";
import { compress, moveScripts } from "./harden.ts";
import { checkLinks } from "./links.ts";
import { textFiles } from "./llms.ts";
import { forSite, PageError } from "./page.ts";
import { listPages } from "./pages.ts";
import { buildReference } from "./reference.ts";

// Builds the site: its pages from docs/pages and the contract, the reference by Redoc. A failure leaves the last good one.

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    pages: { type: "string", default: join(root, "pages") },
    out: { type: "string", default: join(root, "dist") },
  },
});
const next = `${values.out}.next`;
const work = join(root, `site-${process.pid}.next`);
const failed = "The docs were not built. docs/dist is as it was.";

/** Guides in the order in which they are needed. */
const order = [
  "first-call",
  "signing",
  "401",
  "guid",
  "failures",
  "time",
  "paging",
  "private-ca",
  "edge",
  "testing",
].map((name) => `/guides/${name}`);

try {
  await build();
} catch (error) {
  if (!(error instanceof PageError)) throw error;
  console.error(`${error.message}\n\n${failed}`);
  process.exitCode = 1;
} finally {
  await rm(work, { recursive: true, force: true });
  await rm(next, { recursive: true, force: true });
}

async function build(): Promise<void> {
  const contract = await readContract();
  const { pages, samples } = await listPages(contract, values.pages);
  for (const { source } of pages) if (source) checkSource(await readFile(join(root, "..", source), "utf8"), source);
  for (const file of [
    "README.md",
    "CONTRIBUTING.md",
    "spec/README.md",
    "packages/client/README.md",
    "packages/validators/README.md",
    "test/README.md",
  ])
    await checkReadme(join(root, ".."), file);

  await rm(work, { recursive: true, force: true });
  await rm(next, { recursive: true, force: true });
  const write = async (file: string, text: string) => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  for (const page of pages) await write(join(work, "pages", `${page.path}.md`), forSite(page));
  const guides = pages
    .filter(({ path }) => path.startsWith("guides/"))
    .map(({ title, path }) => ({ text: title, link: `/${path}` }))
    .toSorted((a, b) => order.indexOf(a.link) - order.indexOf(b.link));
  const operations = listOperations(contract).map(({ operationId }) => ({
    text: operationId,
    link: `/operations/${operationId}`,
  }));
  const { title } = contract.info;
  const description =
    "A contract, a client, validators, a mock and a test suite for the services CC-CMS and CC-Gateway.";
  const site = { title: "cc-contract", description, guides, operations };
  await write(join(work, "site.json"), JSON.stringify(site));

  const [, { build: buildSite }] = await Promise.all([
    buildReference(contract, samples, join(work, "reference.html")),
    import("vitepress"),
  ]);
  // Its configuration reads what was written above.
  process.env.DOCS_WORK = work;
  await buildSite(join(root, "site"), { outDir: next });
  await cp(join(work, "reference.html"), join(next, "reference.html"));
  for (const name of ["openapi.yaml", "openapi.json"]) await cp(join(root, "../spec/dist", name), join(next, name));
  for (const { file, text } of samples) await write(join(next, "samples", file), text);
  for (const [file, text] of Object.entries(textFiles(title, description, pages))) await write(join(next, file), text);
  await moveScripts(next);
  const links = await checkLinks(pages, next);
  await compress(next);

  await replaceFolder(next, values.out);
  console.log(`docs/dist: ${pages.length} pages, ${links} links between them`);
}
