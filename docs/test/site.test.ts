import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../../tools/lib/browser.ts";
import { referenceAnchor } from "../scripts/operations.ts";
import { type Site, serveDocs } from "../scripts/serve.ts";
import findings from "./axe-reference.json" with { type: "json" };
import { open } from "./open.ts";

// The built site in a real browser, from a plain static server, under the policy that the downloads page names.

const contract = await readContract();
const operations = listOperations(contract);
const dist = join(import.meta.dirname, "../dist");
const screenshots = join(import.meta.dirname, "../screenshots");
const paths = (await readdir(dist, { recursive: true }))
  .filter((name) => name.endsWith(".html") && name !== "reference.html")
  .sort();
let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveDocs(), mkdir(screenshots, { recursive: true })]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const looks: Record<string, BrowserContextOptions> = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  narrow: { viewport: { width: 360, height: 740 } },
};

test.each(paths)(
  "%s complains of nothing and asks no other host, in light, dark and narrow",
  {
    timeout: 300_000,
  },
  async (path) => {
    for (const [name, options] of Object.entries(looks)) {
      const { page, complaints } = await open(browser, `${site.url}/${path}`, options);
      expect(complaints, name).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${name}: wider than the window`).toBeLessThanOrEqual(0);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
      const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(
        bad.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        name,
      ).toEqual([]);
      await page.context().close();
    }
  },
);

test("shows its start, a guide, an operation and the reference as the screenshots do", {
  timeout: 300_000,
}, async () => {
  const shown = {
    start: "index.html",
    guide: "guides/guid.html",
    operation: "operations/queryAgentRests.html",
    reference: "reference.html#/cc-cms/queryagentrests",
  };
  for (const [what, path] of Object.entries(shown)) {
    for (const [name, options] of Object.entries({ ...looks, "narrow-dark": { ...looks.narrow, ...looks.dark } })) {
      const { page } = await open(browser, `${site.url}/${path}`, options);
      await page.screenshot({ path: join(screenshots, `${what}-${name}.png`), fullPage: what !== "reference" });
      await page.context().close();
    }
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
  for (const { operationId, summary } of operations) {
    const { page } = await open(browser, `${site.url}/operations/${operationId}.html`);
    await page.getByRole("link", { name: "in the reference" }).click();
    await page.getByRole("heading", { name: summary }).first().waitFor();
    expect(new URL(page.url()).hash).toContain(operationId.toLowerCase());
    await page.getByRole("banner").getByRole("link", { name: "Operations" }).click();
    await page.getByRole("heading", { name: "Operations" }).first().waitFor();
    await page.context().close();
  }
});

test("the reference complains of nothing, and axe finds there what is known only", async () => {
  const found = new Set<string>();
  for (const [name, options] of Object.entries(looks))
    for (const anchor of ["", ...operations.slice(-2).map(referenceAnchor)]) {
      const { page, complaints } = await open(browser, `${site.url}/reference.html${anchor}`, options);
      // Clicks are where the page would report to its maker.
      await page.getByRole("heading").first().click();
      expect(complaints, name).toEqual([]);
      for (const one of await findBarriers(page)) found.add(one.id);
      await page.context().close();
    }
  expect([...found].sort()).toEqual(findings.map(({ id }) => id).sort());
});

/** What axe calls serious or critical. */
async function findBarriers(page: Page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical");
}

test("the reference shows the samples and leads to the tables of codes", async () => {
  const [operation] = operations;
  const { page } = await open(browser, `${site.url}/operations/${operation?.operationId}.html`);
  await page.getByRole("link", { name: "in the reference" }).click();
  await page.getByText("openssl dgst").first().waitFor();
  const { title = "" } = contract.components["x-codes"].operateType ?? {};
  await page.getByRole("link", { name: title }).first().waitFor();
});

test("every operation is to be read without JavaScript", async () => {
  for (const { operationId, summary, path, ...operation } of operations) {
    const { page } = await open(browser, `${site.url}/operations/${operationId}.html`, { javaScriptEnabled: false });
    const text = await page.locator("main").textContent();
    for (const language of ["ts", "sh"])
      for (const block of await page.locator(`.vp-code-group .language-${language}`).all())
        expect(await block.isVisible()).toBe(true);
    for (const part of [summary, path, operation["x-source"], operation.service.code, "openssl", "401"])
      if (part !== "openssl" || operation.requestBody) expect(text).toContain(part);
    await page.context().close();
  }
});

test("a printed page has its text and no menus", async () => {
  const { page } = await open(browser, `${site.url}/operations/queryAgentRests.html`);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".VPNav").isVisible()).toBe(false);
  expect(await page.locator(".VPSidebar").isVisible()).toBe(false);
  expect(await page.getByText("openssl dgst").first().isVisible()).toBe(true);
  await page.screenshot({ path: join(screenshots, "operation-print.png") });
});

test("the start page takes 150 kB at most", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(`${site.url}/`, { waitUntil: "networkidle" });
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(150_000);
  await context.close();
});

test("ends with the process that serves it", async () => {
  const own = await serveDocs();
  expect((await fetch(`${own.url}/`)).status).toBe(200);
  await own.close();
  await expect(fetch(own.url)).rejects.toThrow();
});
