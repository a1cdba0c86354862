import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium as playwright } from "playwright-core";
import manifest from "../browser/package.json" with { type: "json" };
import { root } from "./packages.ts";
import { runOrThrow } from "./run.ts";

interface Chromium {
  args: string[];
  executablePath(): Promise<string>;
}

const version = manifest.dependencies["@sparticuz/chromium"];
const cache = join(root, "node_modules/.cache");

/**
 * Starts a browser: the one that comes as a package, which is fetched the first time because `start` and `build` do
 * without its 70 MB. That is for Linux alone; elsewhere it is the Chrome of the machine.
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== "linux") return playwright.launch({ channel: "chrome" });
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await fetchBrowser(folder);
  const chromium = await load(folder);
  // In one process, the end of one page can be the end of all.
  const args = chromium.args.filter((arg) => !["--single-process", "--no-zygote"].includes(arg));
  return playwright.launch({ executablePath: await chromium.executablePath(), args });
}

/** Installs and unpacks it in a folder that gets its name only when it is complete. */
async function fetchBrowser(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const next = await mkdtemp(join(cache, "chromium-"));
  await cp(join(import.meta.dirname, "../browser"), next, { recursive: true });
  await runOrThrow("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], next);
  await (await load(next)).executablePath();
  await rename(next, folder).catch(async (error) => {
    // Another test was faster.
    if (!existsSync(folder)) throw error;
    await rm(next, { recursive: true });
  });
}

/** The package unpacks itself to the temporary folder, which is this one. */
async function load(folder: string): Promise<Chromium> {
  process.env.TMPDIR = folder;
  const file = join(folder, "node_modules/@sparticuz/chromium/build/index.js");
  return (await import(pathToFileURL(file).href)).default;
}
