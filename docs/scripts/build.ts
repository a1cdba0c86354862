import { spawnSync } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { readContract } from "@cc-contract/spec/contract";
import { replaceFolder } from "@cc-contract/spec/scripts/replace";
import { withCodeTables } from "./reference.ts";

// Builds the reference of the contract as one file that needs nothing beside itself. A failure leaves the last good site.

const root = new URL("..", import.meta.url).pathname;
const next = `${root}dist.next`;
const page = `${next}/index.html`;

await rm(next, { recursive: true, force: true });
await mkdir(next, { recursive: true });
await writeFile(`${next}/reference.json`, JSON.stringify(withCodeTables(await readContract())));
const { status, stdout, stderr } = spawnSync(
  "redocly",
  ["build-docs", `${next}/reference.json`, `--output=${page}`, "--inlineBundle", "--openapi.disableTelemetry"],
  { cwd: root, encoding: "utf8" },
);
if (status !== 0) {
  process.stderr.write(`${stdout ?? ""}${stderr ?? ""}docs was not built. Its dist is as it was.\n`);
  process.exit(1);
}
await rm(`${next}/reference.json`);

// Redoc loads its logo from another host. The page must not: the name alone stands in for it.
const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="16"><text y="12" font-family="sans-serif" font-size="12" fill="gray">Redocly</text></svg>`;
const html = await readFile(page, "utf8");
const own = html.replaceAll(
  /https:\/\/cdn\.redoc\.ly\/redoc\/logo[a-z-]*\.svg/g,
  `data:image/svg+xml;base64,${btoa(logo)}`,
);
if (own === html || own.includes("cdn.redoc.ly"))
  throw new Error("Redoc loads something else from its host: see scripts/build.ts");
await writeFile(page, own);

await replaceFolder(next, `${root}dist`);
console.log(`docs/dist/index.html: ${Math.round(own.length / 1000)} kB`);
