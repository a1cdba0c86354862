import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { root } from "./packages.ts";
import { runOrThrow } from "./run.ts";

const cache = join(root, "node_modules/.cache");

/**
 * Installs the packages of a folder's lockfile, the first time, and returns the folder that has them. They are what tests
 * alone need and is too large or too foreign for the workspace.
 *
 * @param source folder with `package.json` and `package-lock.json`
 * @param finish what else to do there before it counts as complete
 */
export async function fetchLocked(source: string, finish?: (folder: string) => Promise<unknown>): Promise<string> {
  const lock = await readFile(join(source, "package-lock.json"));
  const name = `${basename(source)}-${createHash("sha256").update(lock).digest("hex").slice(0, 12)}`;
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const next = await mkdtemp(join(cache, `${name}-`));
  try {
    await cp(source, next, { recursive: true });
    await runOrThrow("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], next);
    await finish?.(next);
    await rename(next, folder);
  } catch (error) {
    await rm(next, { recursive: true });
    // Another test may have been faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
