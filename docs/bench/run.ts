import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import type { Browser } from "playwright-core";
import sirv from "sirv";
import { launchBrowser } from "../../tools/lib/browser.ts";
import { fetchLocked } from "../../tools/lib/locked.ts";
import { root } from "../../tools/lib/packages.ts";
import { table } from "../../tools/lib/table.ts";
import { serveDocs } from "../scripts/serve.ts";

// How long a page that shows the contract keeps its reader waiting: our reference and the pages of others, as their own
// manuals set them up. One after another in turn, so that other work on the machine slows all of them alike. The median counts.

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, slowdown: { type: "string", default: "4" } },
});
const operations = listOperations(await readContract());
const tools = await fetchLocked(join(root, "test/foreign/tools"));

const others: Record<string, string> = {
  "Swagger UI": `<link rel="stylesheet" href="/node_modules/swagger-ui-dist/swagger-ui.css"><div id="ui"></div>
<script src="/node_modules/swagger-ui-dist/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: "/openapi.yaml", dom_id: "#ui" })</script>`,
  Scalar: `<div id="ui"></div>
<script src="/node_modules/@scalar/api-reference/dist/browser/standalone.js"></script>
<script>Scalar.createApiReference("#ui", { url: "/openapi.yaml", withDefaultFonts: false, telemetry: false })</script>`,
  "Redoc 2": `<div id="ui"></div>
<script src="/node_modules/redoc/bundles/redoc.standalone.js"></script>
<script>Redoc.init("/openapi.yaml", {}, document.getElementById("ui"))</script>`,
};

const site = await serveDocs();
const packages = sirv(tools, { dev: true });
const documents = sirv(dirname(fileURLToPath(import.meta.resolve("@cc-contract/spec/openapi.yaml"))), { dev: true });
const server = createServer((request, response) => {
  if (request.url?.startsWith("/node_modules/")) return packages(request, response);
  const name = decodeURIComponent(request.url ?? "").slice(1);
  if (!Object.hasOwn(others, name)) return documents(request, response);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(`<!doctype html><html lang="en"><title>${name}</title><link rel="icon" href="data:,">${others[name]}`);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const pages = {
  "our reference": `${site.url}/reference.html`,
  "our page of an operation": `${site.url}/operations/${operations[0]?.operationId}.html`,
  ...Object.fromEntries(Object.keys(others).map((name) => [name, `${origin}/${name}`])),
};

interface Measured {
  /** Milliseconds in which the page could not respond: what each task took beyond 50. */
  blocked: number;
  /** Milliseconds until the first text, and until the first operation. */
  first: number;
  operation: number;
  /** Kilobytes that were loaded, compressed. */
  size: number;
}

async function measure(browser: Browser, url: string): Promise<Measured> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: Number(values.slowdown) });
  await page.route(
    (target) => ![origin, site.url].includes(target.origin),
    (route) => route.fulfill({ status: 204 }),
  );
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration - 50))).observe({
      type: "longtask",
      buffered: true,
    });
  });
  const sizes: Promise<number>[] = [];
  page.on("response", (response) =>
    sizes.push(
      response.body().then(
        (body) => gzipSync(body).length,
        () => 0,
      ),
    ),
  );
  await page.goto(url, { waitUntil: "commit" });
  const shown = await page.waitForFunction(
    (text) => document.body?.textContent.includes(text) && performance.now(),
    operations[0]?.summary ?? "",
    { timeout: 30_000 },
  );
  const operation = Number(await shown.jsonValue());
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(2_000);
  const { blocked, first } = await page.evaluate(() => ({
    blocked: (globalThis as unknown as { tasks: number[] }).tasks.reduce((sum, task) => sum + task, 0),
    first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  }));
  const size = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0) / 1000;
  await context.close();
  return { blocked, first, operation, size };
}

const measured = new Map<string, Measured[]>(Object.keys(pages).map((name) => [name, []]));
const browser = await launchBrowser();
try {
  for (let round = 0; round < Number(values.rounds); round++)
    for (const [name, url] of Object.entries(pages).sort(() => Math.random() - 0.5))
      measured.get(name)?.push(await measure(browser, url));
} finally {
  await browser.close();
  await site.close();
  server.close();
}

const median = (list: number[]) => list.sort((one, other) => one - other)[Math.floor(list.length / 2)] ?? Number.NaN;
const rows = [...measured].map(([name, all]) => [
  name,
  ...(["blocked", "first", "operation", "size"] as const).map((what) => median(all.map((one) => one[what])).toFixed(0)),
]);
console.log(`Medians of ${values.rounds} loads, on a processor slowed down ${values.slowdown} times\n`);
console.log(table(["Page", "Blocked, ms", "First text, ms", "First operation, ms", "Loaded, kB"], rows));
