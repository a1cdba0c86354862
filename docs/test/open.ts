import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page of the built site in a browser, and what it did that it should not. */
export interface Opened {
  page: Page;
  /** Errors and warnings of the console, requests to other hosts, answers that are errors. */
  complaints: string[];
}

/** Opens a page and waits until it asks for nothing more. */
export async function open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  // A limit for what hangs: machines are shared.
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
  await page.goto(url, { waitUntil: "networkidle" });
  return { page, complaints };
}
