import { expect, onTestFinished, test } from "vitest";
import { launchBrowser } from "../../../../tools/lib/browser.ts";
import { startServer } from "./server.ts";

/** What the program of the page says. */
const read = () => (globalThis as { result?: Promise<string> }).result;

test("Chromium runs the program in a page with a strict policy, also behind a service worker", async () => {
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error.stack)));
  await page.goto(await startServer());
  expect([await page.evaluate(read), errors]).toEqual(["ok", []]);
  await page.evaluate("navigator.serviceWorker.register('/service.js').then(() => navigator.serviceWorker.ready)");
  await page.reload();
  expect(await page.evaluate("navigator.serviceWorker.controller?.scriptURL")).toContain("/service.js");
  expect([await page.evaluate(read), errors]).toEqual(["ok", []]);
});
