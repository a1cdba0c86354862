import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename } from "node:fs/promises";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";
import manifest from "../package.json" with { type: "json" };

const version = manifest.devDependencies["@sparticuz/chromium"];
const cache = join(import.meta.dirname, "../node_modules/.cache");

/** Starts the browser that comes as a package. */
export async function launchBrowser(): Promise<Browser> {
  await unpack(join(cache, `chromium-${version}`));
  // In one process, the end of one page can be the end of all.
  const args = chromium.args.filter((arg) => !["--single-process", "--no-zygote"].includes(arg));
  return playwright.launch({ executablePath: await chromium.executablePath(), args });
}

/**
 * The package unpacks itself to the temporary folder, where a run that was cut off leaves half a browser for the next.
 * It is unpacked here to a folder of its own, which gets its name only when it is whole.
 */
async function unpack(folder: string): Promise<void> {
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    process.env.TMPDIR = await mkdtemp(join(cache, "unpacking-"));
    await chromium.executablePath();
    await rename(process.env.TMPDIR, folder).catch((error) => {
      // Another test was faster.
      if (!existsSync(folder)) throw error;
    });
  }
  process.env.TMPDIR = folder;
}
