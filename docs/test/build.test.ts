import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import { serveDocs } from "../scripts/serve.ts";
import { hostileContract } from "./hostile.ts";
import { docs, go, open, opened, pagesOf, reference } from "./open.ts";

// Sites of other contracts than that of this repository.

const contract = await readContract();
const operations = listOperations(contract);

const hostile = await mkdtemp(join(tmpdir(), "cc-contract-hostile-"));
afterAll(() => rm(hostile, { recursive: true, force: true }));
await writeFile(join(hostile, "openapi.json"), JSON.stringify(hostileContract(contract)));
await build(hostile, { DOCS_ORIGIN: "https://docs.example.com" });
const { browser, site } = await opened({ dist: join(hostile, "dist") });

test("ends with the process that serves it", async () => {
  const own = await serveDocs();
  expect((await fetch(`${own.url}/`)).status).toBe(200);
  await own.close();
  await expect(fetch(own.url)).rejects.toThrow();
});

test("a contract that pages no longer match ends the build with the file, and keeps the last valid site", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-docs-"));
  const linked = ([, item]: [string, object]) => JSON.stringify(item).includes('"queryAgentOperations"');
  const paths = Object.fromEntries(Object.entries(contract.paths).filter((path) => !linked(path)));
  await writeFile(join(folder, "openapi.json"), JSON.stringify({ ...contract, paths }));
  await mkdir(join(folder, "dist"));
  await writeFile(join(folder, "dist/index.html"), "the last good site");
  const { code, stderr } = await build(folder).catch((error) => error);
  expect(code).toBe(1);
  expect(stderr).toMatch(/dead link.*queryAgentOperations.*guides\/\w+\.md/);
  expect(stderr).not.toMatch(/\n +at /);
  expect(await readFile(join(folder, "dist/index.html"), "utf8")).toBe("the last good site");
  expect(await readdir(folder)).toEqual(["dist", "openapi.json"]);
  await rm(folder, { recursive: true });
});

describe("a site of a contract with hostile text in every field and operations of every form", () => {
  test("shows it as text on every page", async () => {
    const { page, complaints } = await open(browser, `${site.url}/`);
    const own = (await pagesOf(join(hostile, "dist"))).filter((path) => /^(operations|codes|index)/.test(path));
    expect(own).toContain("operations/putThing.html");
    for (const path of [...own, reference]) {
      await go(page, `${site.url}/${path}`);
      // biome-ignore lint/performance/useDomNodeTextContent: the content of scripts is not page text.
      const text = (await page.locator("body").innerText()).replace(/\s+/g, " ");
      expect(text, path).toContain('</script><b onmouseover="alert(1)">live</b>');
      expect(text, path).toContain("{{ 7700000 + 1 }}");
      expect(text, path).toContain("<i>{{ 7700000 + 2 }}");
      expect(text, path).not.toMatch(/770000[12]|&#\d|&lt;/);
      expect(await page.locator("[onmouseover], i:has-text('7700000')").count(), path).toBe(0);
      expect(complaints, path).toEqual([]);
    }
  });

  test("has samples that are programs of their language", async () => {
    const samples = join(hostile, "dist/samples");
    const names = await readdir(samples);
    expect(names).toHaveLength(3 * (operations.length + 3));
    for (const name of names)
      if (name.endsWith(".sh")) await promisify(execFile)("bash", ["-n", join(samples, name)]);
      else {
        const { diagnostics } = ts.transpileModule(await readFile(join(samples, name), "utf8"), {
          reportDiagnostics: true,
        });
        expect(
          diagnostics?.map(({ messageText }) => messageText),
          name,
        ).toEqual([]);
      }
    const curl = await readFile(join(samples, "getThing.sh"), "utf8");
    expect(curl).toContain("target='/made/a%20b%2Fc%3F'\\''/up?tags=x%26y&tags='\\''z'\\'''");
    expect(curl).toContain("--header 'X-Trace: it'\\''s'");
  });

  test("has texts without line ends or controls that readers don't expect", async () => {
    const text = await readFile(join(hostile, "dist/llms-full.txt"), "utf8");
    expect(text).not.toMatch(/[\0\r\u2028]/);
    expect(text).toContain("7700000 + 1");
  });
});

test("pages of a site whose host is known name their one address, and the site map has all of them", async () => {
  const paths = (await pagesOf(join(hostile, "dist"))).filter((path) => path !== "404.html");
  const addresses = paths.map((path) => `https://docs.example.com/${path.replace(/(^|\/)index\.html$/, "$1")}`);
  for (const [index, path] of paths.entries()) {
    const text = await readFile(join(hostile, "dist", path), "utf8");
    expect(text, path).toContain(`<link rel="canonical" href="${addresses[index]}">`);
    expect(text, path).toContain(`<meta property="og:url" content="${addresses[index]}">`);
    expect(text, path).toMatch(/<meta property="og:title" content="[^"]+">/);
  }
  const map = await readFile(join(hostile, "dist/sitemap.xml"), "utf8");
  expect([...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address).sort()).toEqual(addresses.sort());
});

/** Builds the site of the `openapi.json` in a folder, into `dist` there. */
function build(folder: string, env = {}) {
  const paths = ["--contract", join(folder, "openapi.json"), "--out", join(folder, "dist")];
  return promisify(execFile)(process.execPath, [join(docs, "scripts/build.ts"), ...paths], {
    env: { ...process.env, ...env },
  });
}
