import { expect, onTestFinished, test } from "vitest";
import { launchBrowser } from "../../../../tools/lib/browser.ts";
import { startServer } from "./server.ts";

test("Chromium runs the program in a page with a strict policy", async () => {
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error.stack)));
  await page.goto(await startServer());
  const result = await page.evaluate(() => (globalThis as { result?: Promise<string> }).result);
  expect([result, errors]).toEqual(["ok", []]);
});
