import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { operations } from "@cc-contract/validators/operations";
import sirv from "sirv";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../../tools/lib/browser.ts";

// The validators in a page that allows only scripts from its own host.

const modules = dirname(fileURLToPath(import.meta.resolve("@cc-contract/validators/operations")));
const pages: Record<string, [type: string, text: string]> = {
  "/": ["text/html", '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>'],
  "/page.js": [
    "text/javascript",
    `import { operations } from "/operations.js";
     const failure = { resultCode: "1", resultDesc: "text", retcode: "1", message: "text" };
     const responses = Object.values(operations).flatMap(({ response }) => response ?? []);
     const verdicts = responses.map((response) => [response(failure), response.issues(1).length]);
     document.title = JSON.stringify(verdicts);`,
  ],
};
let server: Server;

beforeAll(async () => {
  const files = sirv(modules);
  server = createServer((request, response) => {
    response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'self'; img-src data:");
    const [type, text] = pages[request.url ?? ""] ?? [];
    if (!type) return files(request, response);
    response.setHeader("Content-Type", type);
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test("validate under a strict content security policy", async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await expect.poll(() => page.title(), { timeout: 10_000 }).not.toBe("");
  const verdicts = JSON.parse(await page.title());
  await browser.close();
  const responses = Object.values(operations).filter((guards) => "response" in guards);
  expect(verdicts).toEqual(responses.map(() => [true, 1]));
  expect(complaints).toEqual([]);
});
