import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Puts the finished folder `next` in the place of `target`. Until then, `target` is what the last good build left. */
export async function replaceFolder(next: string, target: string): Promise<void> {
  const old = `${target}.old`;
  await mkdir(dirname(target), { recursive: true });
  // A build that was cut off between the two renames has left the last good one under its other name.
  if (existsSync(target)) {
    await rm(old, { recursive: true, force: true });
    await rename(target, old);
  }
  await rename(next, target);
  await rm(old, { recursive: true, force: true });
}
