import { existsSync, rmSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Builds a folder next to `target` and replaces `target` when `make` has finished. Until then, and where `make` fails,
 * `target` is what the last good build left. Two builds of one target may run at once: the last to finish wins.
 */
export async function buildFolder(target: string, make: (next: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await recover(target);
  const next = `${target}.next-${process.pid}`;
  const old = `${target}.old-${process.pid}`;
  // Also where `make` ends the process.
  const clean = () => rmSync(next, { recursive: true, force: true });
  process.once("exit", clean);
  try {
    await mkdir(next);
    await make(next);
    await swap(next, target, old);
  } finally {
    process.off("exit", clean);
    for (const folder of [next, old]) await rm(folder, { recursive: true, force: true });
  }
}

async function swap(next: string, target: string, old: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await rm(old, { recursive: true, force: true });
    // Another build may have moved it away already.
    await rename(target, old).catch(ignore("ENOENT"));
    try {
      return await rename(next, target);
    } catch (error) {
      // Another build has put its own there in between.
      if (attempt === 10 || !isOneOf(error, ["ENOTEMPTY", "EEXIST", "EPERM"])) throw error;
    }
  }
}

/** Removes what builds that were killed have left; brings back a target that one of them had moved away. */
async function recover(target: string): Promise<void> {
  const prefix = `${basename(target)}.`;
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(prefix)) continue;
    const [, kind, pid] = /^(next|old)-(\d+)$/.exec(name.slice(prefix.length)) ?? [];
    if (!kind || isRunning(Number(pid))) continue;
    const folder = join(dirname(target), name);
    if (kind === "old" && !existsSync(target)) await rename(folder, target).catch(ignore("ENOENT", "ENOTEMPTY"));
    await rm(folder, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return isOneOf(error, ["EPERM"]);
  }
}

function ignore(...codes: string[]) {
  return (error: unknown) => {
    if (!isOneOf(error, codes)) throw error;
  };
}

function isOneOf(error: unknown, codes: string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? "");
}
