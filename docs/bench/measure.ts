import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { launchBrowser } from "@cc-contract/spec/scripts/browser";
import { table } from "@cc-contract/spec/scripts/table";
import { serveDocs } from "../scripts/serve.ts";

// What the site weighs, when it shows its first content on a slow line, and how long its build takes.

const rounds = 5;
/** Fast 3G as browsers' own tools have it: bytes a second and milliseconds. */
const line = {
  offline: false,
  downloadThroughput: (1.6e6 / 8) * 0.9,
  uploadThroughput: (750e3 / 8) * 0.9,
  latency: 150,
};

const begin = performance.now();
execFileSync(process.execPath, [join(import.meta.dirname, "../scripts/build.ts")], { stdio: "ignore" });
const built = performance.now() - begin;

const site = await serveDocs();
const browser = await launchBrowser();
const rows: string[][] = [];
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
  const median = paints.toSorted((a, b) => a - b)[rounds >> 1] ?? 0;
  rows.push([path, (bytes / 1000).toFixed(0), median.toFixed(0)]);
}
await browser.close();
await site.close();
console.log(table(["Page", "Transferred kB", "First content ms on fast 3G"], rows));
console.log(`\nBuild: ${(built / 1000).toFixed(1)} s`);
