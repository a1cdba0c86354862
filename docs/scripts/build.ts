import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { replaceFolder } from "../../tools/lib/replace.ts";
import { checkReadme, checkSource, readmes } from "./check-pages.ts";
import { checkSamples } from "./check-samples.ts";
import { explain } from "./generator.ts";
import { compress, moveScripts } from "./harden.ts";
import { checkLinks } from "./links.ts";
import { textFiles } from "./llms.ts";
import { createParser } from "./markdown.ts";
import { forSite, PageError } from "./page.ts";
import { listPages, weightOfReference } from "./pages.ts";
import { buildReference } from "./reference.ts";

// Builds the site: its pages from docs/pages and the contract, the reference by Redoc. A failure leaves the last good one.

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    pages: { type: "string", default: join(root, "pages") },
    samples: { type: "string", default: join(root, "samples") },
    out: { type: "string", default: join(root, "dist") },
  },
});
const next = `${values.out}.next`;
const work = join(root, `site-${process.pid}.next`);
const failed = "The docs were not built. docs/dist is as it was.";

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
  const markdown = await createParser();
  const { pages, samples } = await listPages(contract, values.pages, values.samples);
  for (const { source } of pages)
    if (source) checkSource(markdown, await readFile(join(root, "..", source), "utf8"), source);
  for (const file of readmes) await checkReadme(markdown, join(root, ".."), file);

  await rm(work, { recursive: true, force: true });
  await rm(next, { recursive: true, force: true });
  const write = async (file: string, text: string) => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  const guides = pages
    .filter(({ path }) => path.startsWith("guides/"))
    .map(({ title, path }) => ({ text: title, link: `/${path}` }));
  const operations = listOperations(contract).map(({ operationId }) => ({
    text: operationId,
    link: `/operations/${operationId}`,
  }));
  const { title } = contract.info;
  const description =
    "A contract, a client, validators, a mock and a test suite for the services CC-CMS and CC-Gateway.";
  const site = { title: "cc-contract", description, guides, operations };
  await write(join(work, "site.json"), JSON.stringify(site));

  const reference = join(work, "reference.html");
  await together([
    checkSamples(values.samples),
    buildReference(contract, samples, reference).then(async () => {
      const weight = `${Math.round(gzipSync(await readFile(reference), { level: 9 }).length / 1000)} kB`;
      for (const page of pages) {
        page.text = page.text.replaceAll(weightOfReference, weight);
        await write(join(work, "pages", `${page.path}.md`), forSite(page));
      }
      const { build: buildSite } = await import("vitepress");
      // Its configuration reads what was written above.
      process.env.DOCS_WORK = work;
      await buildSite(join(root, "site"), { outDir: next }).catch((error) => {
        throw explain(error, pages);
      });
    }),
  ]);
  await cp(reference, join(next, "reference.html"));
  for (const name of ["openapi.yaml", "openapi.json"]) await cp(join(root, "../spec/dist", name), join(next, name));
  for (const { file, text } of samples) await write(join(next, "samples", file), text);
  for (const [file, text] of Object.entries(textFiles(title, description, pages))) await write(join(next, file), text);
  await moveScripts(next);
  const links = await checkLinks(markdown, pages, next, process.env.DOCS_BASE ?? "/");
  await compress(next);

  await replaceFolder(next, values.out);
  console.log(`docs/dist: ${pages.length} pages, ${links} links between them`);
}

/** Waits for all, also where one has failed: nothing goes on behind a build that has ended. */
async function together(works: Promise<unknown>[]): Promise<void> {
  for (const end of await Promise.allSettled(works)) if (end.status === "rejected") throw end.reason;
}
