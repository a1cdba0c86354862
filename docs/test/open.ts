import { readdir } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll } from "vitest";
import { launchBrowser } from "../../tools/lib/browser.ts";
import { type ServeOptions, serveDocs } from "../scripts/serve.ts";

/** The page that is not made by VitePress. */
export const reference = "reference.html";
export const docs = join(import.meta.dirname, "..");
export const dark: BrowserContextOptions = { colorScheme: "dark" };
export const narrow: BrowserContextOptions = { viewport: { width: 360, height: 740 } };

/** A browser and the served site, which end with the tests of the file. */
export async function opened(options?: ServeOptions) {
  const [browser, site] = await Promise.all([launchBrowser(), serveDocs(options)]);
  afterAll(() => Promise.all([browser.close(), site.close()]));
  return { browser, site };
}

/** A page of the built site in a browser, and what it did that it should not. */
export interface Opened {
  page: Page;
  /** Errors and warnings of the console, requests to other hosts, responses that are errors. */
  complaints: string[];
}

/** Opens a page and waits until its script has started. */
export async function open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  // A limit for hanging tests: machines are shared.
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  const { origin } = new URL(url);
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !/^(file|blob|data):/.test(request.url()))
      complaints.push(`asks for ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  await go(page, url, options.javaScriptEnabled !== false);
  return { page, complaints };
}

/** Leads an open page to another address. */
export async function go(page: Page, url: string, scripted = true): Promise<void> {
  await page.goto(url, { waitUntil: "load" });
  if (!scripted) return;
  // The reference and the page of what is not found have no script of the site.
  if ((await page.locator("#app").count()) > 0)
    await page.waitForFunction(() => "__vue_app__" in (document.querySelector("#app") ?? {}));
}

/** The pages of a built site. */
export async function pagesOf(dist: string): Promise<string[]> {
  const names = (await readdir(dist, { recursive: true })).map((name) => name.replaceAll("\\", "/"));
  return names.filter((name) => name.endsWith(".html")).sort();
}

/** What axe calls serious or critical, by all of its rules or some. */
export async function findBarriers(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
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
