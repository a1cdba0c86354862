import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser } from "../../tools/lib/browser.ts";
import { table } from "../../tools/lib/table.ts";
import { serveDocs } from "../scripts/serve.ts";

// What the site weighs, when it shows its first content on a slow line, and how long its build takes. Fails where that is
// more than we promise: for the start page, and for the build without its cache.

const limits = { startBytes: 150_000, firstContentMs: 1_000, buildMs: 20_000 };
const rounds = 5;
/** Fast 3G as browsers' own tools have it: bytes a second and milliseconds. */
const line = {
  offline: false,
  downloadThroughput: (1.6e6 / 8) * 0.9,
  uploadThroughput: (750e3 / 8) * 0.9,
  latency: 150,
};

await rm(join(import.meta.dirname, "../node_modules/.cache/vitepress"), { recursive: true, force: true });
const begin = performance.now();
execFileSync(process.execPath, [join(import.meta.dirname, "../scripts/build.ts")], { stdio: "ignore" });
const built = performance.now() - begin;

const site = await serveDocs();
const browser = await launchBrowser();
const rows: string[][] = [];
const excesses: string[] = [];
function hold(what: string, value: number, limit: number): void {
  // A figure that was not to be had holds nothing.
  if (!(value <= limit)) excesses.push(`${what}: ${value.toFixed(0)}, at most ${limit}`);
}
hold("build, ms", built, limits.buildMs);
for (const path of ["index.html", "guides/signing.html", "operations/queryAgentOperations.html", "reference.html"]) {
  const paints: number[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", line);
    bytes = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(`${site.url}/${path}`, { waitUntil: "networkidle" });
    paints.push(
      await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN),
    );
    await context.close();
  }
  const median = paints.toSorted((a, b) => a - b)[rounds >> 1] ?? Number.NaN;
  if (path === "index.html") {
    hold("start page, bytes", bytes, limits.startBytes);
    hold("first content of the start page, ms", median, limits.firstContentMs);
  }
  rows.push([path, (bytes / 1000).toFixed(0), median.toFixed(0)]);
}
await browser.close();
await site.close();
console.log(table(["Page", "Transferred kB", "First content ms on fast 3G"], rows));
console.log(`\nBuild: ${(built / 1000).toFixed(1)} s`);
for (const excess of excesses) console.error(excess);
if (excesses.length > 0) process.exitCode = 1;
