import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Puts the finished folder `next` in the place of `target`. Until then, `target` is what the last good build left. */
export async function replaceFolder(next: string, target: string): Promise<void> {
  const old = `${target}.old`;
  await rm(old, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true });
  await rename(target, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  await rename(next, target);
  await rm(old, { recursive: true, force: true });
}
