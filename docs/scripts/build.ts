import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readContract } from "@cc-contract/spec/contract";
import { replaceFolder } from "@cc-contract/spec/scripts/replace";
import { runTool } from "@cc-contract/spec/scripts/tool";
import { withCodes } from "./reference.ts";

// Builds the reference of the contract as one file that needs nothing beside itself. A failure leaves the last good site.

const root = join(import.meta.dirname, "..");
const next = join(root, "dist.next");
const page = join(next, "index.html");
const reference = join(next, "reference.json");

await rm(next, { recursive: true, force: true });
await mkdir(next, { recursive: true });
await writeFile(reference, JSON.stringify(withCodes(await readContract())));
await runTool(
  import.meta.resolve("@redocly/cli/bin/cli.js"),
  ["build-docs", reference, `--output=${page}`, "--inlineBundle", "--openapi.disableTelemetry"],
  root,
  "The docs were not built. docs/dist is as it was.",
);
await rm(reference);

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

await replaceFolder(next, join(root, "dist"));
console.log(`docs/dist/index.html: ${Math.round(own.length / 1000)} kB`);
