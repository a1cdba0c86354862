import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, successOf } from "@cc-contract/spec/model/operations";
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { allFields } from "../console/form.ts";
import { formOf } from "../scripts/console.ts";
import { dark, docs, go, narrow, open, opened, pagesOf, reference } from "./open.ts";

// The built site in a real browser, from a plain static server, under the policy that the page on hosting names.

const contract = await readContract();
const operations = listOperations(contract);
const screenshots = join(docs, "screenshots");
const paths = await pagesOf(join(docs, "dist"));
const { browser, site } = await opened();
await mkdir(screenshots, { recursive: true });

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

test("the start, a guide, an operation and the reference look as the screenshots show", async () => {
  const shown = {
    start: "index.html",
    guide: "guides/guid.html",
    operation: "operations/queryAgentRests.html",
    reference: "reference.html#queryAgentRests",
  };
  for (const [what, path] of Object.entries(shown))
    for (const [name, options] of Object.entries({ light: {}, "narrow-dark": { ...narrow, ...dark } })) {
      const { page } = await open(browser, `${site.url}/${path}`, options);
      await page.screenshot({ path: join(screenshots, `${what}-${name}.png`), fullPage: what !== "reference" });
      await page.context().close();
    }
});

test("the search, which the reference leads to, shows excerpts, and leads to an operation and its sample", async () => {
  const { page, complaints } = await open(browser, `${site.url}/reference.html`);
  await page.getByRole("link", { name: "Search" }).click();
  await page.getByRole("searchbox").fill("401");
  const first = page.getByRole("option").first();
  await first.getByRole("link", { name: /^401/ }).waitFor();
  await first.locator(".excerpt mark").first().waitFor();
  await page.getByRole("searchbox").fill("rests of the agents");
  await first.getByRole("link", { name: /queryAgentRests/ }).waitFor();
  await page.screenshot({ path: join(screenshots, "search-light.png") });
  await first.click();
  await page.waitForURL(/operations\/queryAgentRests/);
  await page.locator(".vp-code-group .tabs").getByText("curl").click();
  await page.getByText("openssl dgst").first().waitFor();
  expect(complaints).toEqual([]);
});

test("the reference shows every operation with its samples before a script runs, and leads to its page and back", async () => {
  const { page, complaints } = await open(browser, `${site.url}/reference.html`, { javaScriptEnabled: false });
  for (const { operationId, summary, path } of operations) {
    await go(page, `${site.url}/reference.html#${operationId}`, false);
    const section = page.locator(`section:has(> #${operationId})`);
    const text = await section.textContent();
    for (const part of [operationId, summary, path, "@cc-contract/client", "await fetch(", "curl --silent"])
      expect(text).toContain(part);
    await section.getByRole("link", { name: `page of ${operationId}` }).click();
    await page.getByRole("heading", { name: operationId, level: 1 }).waitFor();
    await page.getByRole("link", { name: "In the reference" }).click();
    expect(page.url()).toBe(`${site.url}/reference.html#${operationId}`);
  }
  expect(complaints).toEqual([]);
});

test("each field and each code has its own address, which a click copies", async () => {
  const { page } = await open(browser, `${site.url}/`, { permissions: ["clipboard-read", "clipboard-write"] });
  let found = 0;
  for (const path of [
    "codes.html",
    reference,
    ...operations.map(({ operationId }) => `operations/${operationId}.html`),
  ]) {
    await go(page, `${site.url}/${path}`);
    const { rows, ids, all } = await page.evaluate(() => ({
      rows: document.querySelectorAll(":is(.fields, .codes) tbody tr").length,
      ids: [...document.querySelectorAll(":is(.fields, .codes) tbody tr")].map(({ id }) => id),
      all: [...document.querySelectorAll("main [id]")].map(({ id }) => id),
    }));
    found += rows;
    expect(new Set(ids).size, path).toBe(rows);
    expect(
      all.filter((id, index) => all.indexOf(id) !== index),
      path,
    ).toEqual([]);
  }
  expect(found).toBeGreaterThan(operations.length);
  await go(page, `${site.url}/codes.html`);
  const link = page.locator(".row-anchor").last();
  await link.click();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toBe(`${page.url().split("#")[0]}${await link.getAttribute("href")}`);
  await page.context().close();
});

test("each table of codes names the fields that have them, beside a table of contents at 1280 px", async () => {
  const { page } = await open(browser, `${site.url}/codes.html`);
  for (const name of new Set(operations.flatMap((operation) => Object.values(formOf(contract, operation).codes)))) {
    const outline = page.locator(".VPDocAside").getByRole("link", { name, exact: true });
    expect([name, await outline.isVisible()]).toEqual([name, true]);
    const list = page.locator(`h2[id="${name.toLowerCase()}"] ~ ul`).first();
    expect(await list.getByRole("link").count()).toBeGreaterThan(0);
  }
  await page.context().close();
});

test("an operation marks the fields that are required, and shows their names uncut in a narrow window", async () => {
  const { page } = await open(browser, `${site.url}/`, narrow);
  for (const operation of operations) {
    await go(page, `${site.url}/operations/${operation.operationId}.html`);
    const fields = formOf(contract, operation).fields.flatMap(allFields);
    const marked = await page.evaluate(() =>
      [...document.querySelectorAll(".fields td:first-child")].map(({ textContent }) => textContent?.trim()),
    );
    for (const { path, required } of fields.filter(({ path }) => path.length > 1))
      expect(marked).toContain(`${path.slice(1).join(".")}${required ? " required" : ""}`);
    // A name may continue in the next line after a dot.
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll(".fields td:first-child code")]
        .filter(
          (code) =>
            new Set([...code.getClientRects()].map(({ top }) => top)).size > code.querySelectorAll("wbr").length + 1,
        )
        .map(({ textContent }) => textContent),
    );
    expect(cut).toEqual([]);
  }
  await page.context().close();
});

test("the tab that was chosen is chosen on the next page", async () => {
  const { page } = await open(browser, `${site.url}/operations/${operations[0]?.operationId}.html`);
  const shown = page.locator(".vp-code-group .blocks > .active");
  await page.locator(".vp-code-group .tabs").getByText("curl").click();
  await shown.getByText("openssl dgst").waitFor();
  await page
    .locator(".VPSidebar")
    .getByRole("link", { name: operations[1]?.operationId ?? "" })
    .click();
  await page.getByRole("heading", { level: 1, name: operations[1]?.operationId ?? "" }).waitFor();
  await shown.getByText("openssl dgst").waitFor();
  await page.reload();
  await shown.getByText("openssl dgst").waitFor();
  await page.context().close();
});

test("every operation can be read without JavaScript, and printed", async () => {
  const { page } = await open(browser, `${site.url}/`, { javaScriptEnabled: false });
  for (const operation of operations) {
    const { operationId, summary, path, service } = operation;
    await go(page, `${site.url}/operations/${operationId}.html`, false);
    const text = await page.locator("main").textContent();
    for (const part of [summary, path, operation["x-source"], "401"]) expect(text).toContain(part);
    if (successOf(operation).media) expect(text).toContain(service.code);
    const blocks = await page.locator(".vp-code-group div[class*=language-]").all();
    expect(blocks).toHaveLength(3);
    for (const block of blocks) expect(await block.isVisible()).toBe(true);
  }
  const nameOf = (block: Locator) => block.evaluate((one) => getComputedStyle(one, "::before").content);
  const names = async () => Promise.all((await page.locator(".vp-code-group .blocks > div").all()).map(nameOf));
  expect(await names()).toEqual(['"Client"', '"fetch"', '"curl"']);
  await page.emulateMedia({ media: "print" });
  expect(await names()).toEqual(['"Client"', '"fetch"', '"curl"']);
  for (const menu of [".VPNav", ".VPSidebar"]) expect(await page.locator(menu).isVisible()).toBe(false);
  await page.screenshot({ path: join(screenshots, "operation-print.png") });
});

test("an address without a page leads on, also below a folder and without JavaScript", async () => {
  const { page } = await open(browser, `${site.url}/guides/no/such/page.html`, { javaScriptEnabled: false });
  await page.getByRole("heading", { level: 1, name: "Page not found" }).waitFor();
  await page.screenshot({ path: join(screenshots, "not-found.png") });
  await page.getByRole("main").getByRole("link", { name: "The start page" }).click();
  expect(page.url()).toBe(`${site.url}/index.html`);
  await page.context().close();
});

test("the tab key stops only at what can be used, and shows where it is among the tabs of a sample", async () => {
  const { page } = await open(browser, `${site.url}/operations/${operations[0]?.operationId}.html`);
  const idle = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[tabindex='0']")]
        .filter((one) => one.scrollWidth <= one.clientWidth && !one.matches("a, button, [role=button]"))
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    );
  await expect.poll(idle).toEqual([]);
  await page.locator(".vp-code-group input").first().focus();
  await page.keyboard.press("ArrowRight");
  const outline = await page.evaluate(() => {
    const label = document.querySelector(".vp-code-group input:focus-visible + label");
    return label && getComputedStyle(label).outlineStyle;
  });
  expect(outline).toBe("solid");
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => page.locator(".vp-doc pre[tabindex='0']").count()).toBeGreaterThan(0);
  await page.goto(`${site.url}/${reference}`);
  expect(await page.locator("[tabindex='0']").count()).toBe(0);
  await page.context().close();
});

test("a page leads to its source, and the version leads to what changed", async () => {
  const { page } = await open(browser, `${site.url}/guides/401.html`);
  const edit = page.getByRole("link", { name: "Edit this page" });
  const found: string[] = [];
  for (const path of ["guides/401", ...operations.map(({ operationId }) => `operations/${operationId}`)]) {
    await go(page, `${site.url}/${path}.html`);
    const file = (await edit.getAttribute("href"))?.replace(/^https:.*\/edit\/main\//, "") ?? "";
    if (!existsSync(join(docs, "..", file)) || !file.includes("/")) found.push(file);
  }
  expect(found).toEqual([]);
  await page
    .getByRole("navigation")
    .getByRole("link", { name: `v${contract.info.version}` })
    .click();
  await page.getByRole("heading", { level: 1, name: "Changelog" }).waitFor();
  await page.context().close();
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
