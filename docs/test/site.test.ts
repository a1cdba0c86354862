import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../../tools/lib/browser.ts";
import { referenceAnchor } from "../scripts/operation.ts";
import { type Site, serveDocs } from "../scripts/serve.ts";
import findings from "./axe-reference.json" with { type: "json" };
import { hostileContract } from "./hostile.ts";
import { go, open } from "./open.ts";

// The built site in a real browser, from a plain static server, under the policy that the downloads page names.

const docs = join(import.meta.dirname, "..");
const contract = await readContract();
const operations = listOperations(contract);
const screenshots = join(docs, "screenshots");
const paths = await pagesOf(join(docs, "dist"));
let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveDocs(), mkdir(screenshots, { recursive: true })]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const dark: BrowserContextOptions = { colorScheme: "dark" };
const narrow: BrowserContextOptions = { viewport: { width: 360, height: 740 } };

test("no page complains, asks another host, overflows a narrow window, or has a barrier in light or dark", {
  timeout: 300_000,
}, async () => {
  const { page, complaints } = await open(browser, `${site.url}/`);
  const found: string[] = [];
  for (const path of paths) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: "light" });
    await go(page, `${site.url}/${path}`);
    found.push(...(await findBarriers(page)).map((barrier) => `${path}: ${barrier}`));
    await page.emulateMedia({ colorScheme: "dark" });
    await page.waitForFunction(() => document.documentElement.classList.contains("dark"));
    found.push(...(await findBarriers(page, ["color-contrast"])).map((barrier) => `${path}, dark: ${barrier}`));
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) found.push(`${path}: ${overflow} px wider than a narrow window`);
    found.push(...complaints.splice(0).map((complaint) => `${path}: ${complaint}`));
  }
  expect(found).toEqual([]);
});

test("every link within the site leads to a file, and to a heading that is there", async () => {
  const { page } = await open(browser, `${site.url}/`);
  const broken = await page.evaluate(async (paths) => {
    const pages = new Map<string, Document>();
    for (const path of paths)
      pages.set(`/${path}`, new DOMParser().parseFromString(await (await fetch(`/${path}`)).text(), "text/html"));
    const broken: string[] = [];
    for (const [path, page] of pages)
      for (const link of page.querySelectorAll("a[href]")) {
        const { origin, pathname, hash } = new URL(link.getAttribute("href") ?? "", location.origin + path);
        if (origin !== location.origin) continue;
        const file = pathname.replace(/\/$/, "/index.html");
        const target = pages.get(file);
        const leads = target
          ? !hash || target.getElementById(decodeURIComponent(hash.slice(1)))
          : (await fetch(file)).ok;
        if (!leads) broken.push(`${path}: ${link.getAttribute("href")}`);
      }
    return broken;
  }, paths);
  expect(broken).toEqual([]);
});

test("the start, a guide, an operation and the reference look as the screenshots show", {
  timeout: 300_000,
}, async () => {
  const shown = {
    start: "index.html",
    guide: "guides/guid.html",
    operation: "operations/queryAgentRests.html",
    reference: "reference.html#/cc-cms/queryagentrests",
  };
  for (const [what, path] of Object.entries(shown))
    for (const [name, options] of Object.entries({ light: {}, "narrow-dark": { ...narrow, ...dark } })) {
      const { page } = await open(browser, `${site.url}/${path}`, options);
      await page.screenshot({ path: join(screenshots, `${what}-${name}.png`), fullPage: what !== "reference" });
      await page.context().close();
    }
});

test("the search on the start page leads to an operation and its sample", async () => {
  const { page, complaints } = await open(browser, `${site.url}/`);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("searchbox").fill("rests of the agents");
  const found = page.getByRole("option", { name: /queryAgentRests/ }).first();
  await found.waitFor();
  await page.screenshot({ path: join(screenshots, "search-light.png") });
  await found.click();
  await page.waitForURL(/operations\/queryAgentRests/);
  await page.locator(".vp-code-group .tabs").getByText("curl").click();
  await page.getByText("openssl dgst").first().waitFor();
  expect(complaints).toEqual([]);
});

test("a deep link leads to each operation in the reference, and from there back", async () => {
  const { page } = await open(browser, `${site.url}/`);
  for (const { operationId, summary } of operations) {
    await go(page, `${site.url}/operations/${operationId}.html`);
    await page.getByRole("link", { name: "in the reference" }).click();
    await page.getByRole("heading", { name: summary }).first().waitFor();
    expect(new URL(page.url()).hash).toContain(operationId.toLowerCase());
    await page.getByRole("banner").getByRole("link", { name: "Operations" }).click();
    await page.getByRole("heading", { name: "Operations" }).first().waitFor();
  }
});

test("the reference shows samples and code tables, complains of nothing, and has the known barriers only", async () => {
  const found = new Set<string>();
  const [first] = operations;
  for (const [anchor, options] of [
    [first && referenceAnchor(first), {}],
    ["", dark],
    ["", narrow],
  ] as const) {
    const { page, complaints } = await open(browser, `${site.url}/reference.html${anchor}`, options);
    if (anchor) {
      await page.getByText("openssl dgst").first().waitFor();
      const { title = "" } = contract["x-codes"].operateType ?? {};
      await page.getByRole("link", { name: title }).first().waitFor();
    }
    // Clicks are where the page would report to its maker.
    await page.getByRole("heading").first().click();
    await page.waitForLoadState("networkidle");
    expect(complaints).toEqual([]);
    for (const barrier of await findBarriers(page)) found.add(barrier.split(":")[0] ?? "");
    await page.context().close();
  }
  expect([...found].sort()).toEqual(findings.map(({ id }) => id).sort());
});

test("every operation can be read without JavaScript, and printed", async () => {
  const { page } = await open(browser, `${site.url}/`, { javaScriptEnabled: false });
  for (const { operationId, summary, path, ...operation } of operations) {
    await go(page, `${site.url}/operations/${operationId}.html`, false);
    const text = await page.locator("main").textContent();
    for (const part of [summary, path, operation["x-source"], operation.service.code, "401"])
      expect(text).toContain(part);
    const blocks = await page.locator(".vp-code-group div[class*=language-]").all();
    expect(blocks).toHaveLength(3);
    for (const block of blocks) expect(await block.isVisible()).toBe(true);
  }
  await page.emulateMedia({ media: "print" });
  for (const menu of [".VPNav", ".VPSidebar"]) expect(await page.locator(menu).isVisible()).toBe(false);
  await page.screenshot({ path: join(screenshots, "operation-print.png") });
});

test("the start page takes 150 kB at most, compressed", async () => {
  const { page } = await open(browser, "about:blank", { javaScriptEnabled: false });
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => sizes.push(response.body().then((body) => gzipSync(body).length)));
  await page.goto(`${site.url}/`, { waitUntil: "networkidle" });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(150_000);
});

test("ends with the process that serves it", async () => {
  const own = await serveDocs();
  expect((await fetch(`${own.url}/`)).status).toBe(200);
  await own.close();
  await expect(fetch(own.url)).rejects.toThrow();
});

test("a contract that pages no longer fit ends the build with the file, and leaves the last good site", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-docs-"));
  const [path = ""] = Object.keys(contract.paths);
  const { [path]: _, ...rest } = contract.paths;
  await writeFile(join(folder, "openapi.json"), JSON.stringify({ ...contract, paths: rest }));
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
  let folder: string;
  let made: Site;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cc-contract-hostile-"));
    await writeFile(join(folder, "openapi.json"), JSON.stringify(hostileContract(contract)));
    await build(folder);
    made = await serveDocs({ dist: join(folder, "dist") });
  }, 180_000);
  afterAll(async () => {
    await made?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("shows it as text on every page", { timeout: 120_000 }, async () => {
    const { page, complaints } = await open(browser, `${made.url}/`);
    const own = (await pagesOf(join(folder, "dist"))).filter((path) => /^(operations|codes|index)/.test(path));
    expect(own).toContain("operations/putThing.html");
    for (const path of [...own, "reference.html#/cc-cms/putthing"]) {
      await go(page, `${made.url}/${path}`);
      // biome-ignore lint/performance/useDomNodeTextContent: what scripts hold is no text of the page.
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
    const samples = join(folder, "dist/samples");
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
    const text = await readFile(join(folder, "dist/llms-full.txt"), "utf8");
    expect(text).not.toMatch(/[\0\r\u2028]/);
    expect(text).toContain("7700000 + 1");
  });
});

/** Builds the site of the `openapi.json` in a folder, into `dist` there. */
function build(folder: string) {
  const paths = ["--contract", join(folder, "openapi.json"), "--out", join(folder, "dist")];
  return promisify(execFile)(process.execPath, [join(docs, "scripts/build.ts"), ...paths]);
}

/** The pages of a built site but the reference. */
async function pagesOf(dist: string): Promise<string[]> {
  const names = (await readdir(dist, { recursive: true })).map((name) => name.replaceAll("\\", "/"));
  return names.filter((name) => name.endsWith(".html") && name !== "reference.html").sort();
}

/** What axe calls serious or critical, by all of its rules or some. */
async function findBarriers(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (rules) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        resultTypes: ["violations"],
        ...(rules && { runOnly: rules }),
      }),
    rules,
  );
  const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return bad.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
