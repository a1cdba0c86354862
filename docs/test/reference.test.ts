import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type CodeTable,
  type Contract,
  listOperations,
  type Operation,
  readContract,
} from "@cc-contract/spec/contract";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../scripts/browser.ts";
import { serveDocs } from "../scripts/serve.ts";

// The built page in a real browser, from the file itself and from a server.

const reference = pathToFileURL(join(import.meta.dirname, "../dist/index.html")).href;
let browser: Browser;
let contract: Contract;

beforeAll(async () => {
  contract = await readContract();
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Where Redoc shows an operation. */
const anchor = ({ tags, operationId }: Operation) => `/${tags[0]}/${operationId}`.toLowerCase();

/** Opens a page without a network, and keeps what it asked for and what it complained about. */
async function open(url: string) {
  const page = await (await browser.newContext({ offline: url.startsWith("file:") })).newPage();
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL(url).origin) && !/^(file|blob|data):/.test(request.url()))
      complaints.push(request.url());
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url);
  return { page, complaints };
}

test("opens from the file without a network and shows every operation", { timeout: 60_000 }, async () => {
  const { page, complaints } = await open(reference);
  await page.getByRole("heading", { name: contract.info.title }).first().waitFor();
  for (const operation of listOperations(contract)) {
    // Clicks are where the page would report to its maker.
    await page.goto(`${reference}#${anchor(operation)}`);
    await page.getByRole("heading", { name: operation.summary }).first().click();
  }
  expect(complaints).toEqual([]);
});

test("shows a table of codes where a field has one", { timeout: 60_000 }, async () => {
  const { page } = await open(reference);
  const [operation] = listOperations(contract);
  if (operation) await page.goto(`${reference}#${anchor(operation)}`);
  const { title, codes } = contract.components["x-codes"].operateType as CodeTable;
  await page.getByText(title).first().click();
  await page
    .getByText(codes.at(-1)?.meaning ?? "")
    .first()
    .waitFor();
});

test("is served on 127.0.0.1", { timeout: 60_000 }, async () => {
  const site = await serveDocs();
  const { page, complaints } = await open(`${site.url}/`);
  await page.getByRole("heading", { name: contract.info.title }).first().waitFor();
  await site.close();
  expect(complaints).toEqual([]);
  await expect(fetch(site.url)).rejects.toThrow();
});
