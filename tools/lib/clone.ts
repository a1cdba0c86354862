import { existsSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { root } from "./packages.ts";
import { pnpm } from "./pnpm.ts";
import { runOrThrow } from "./run.ts";

/** Variables of the environment; undefined takes one away. */
export type Environment = Record<string, string | undefined>;

/** The repository in a separate folder, as on another machine. */
export interface Clone {
  folder: string;
  /**
   * Runs a command there and returns what it prints.
   *
   * @throws {Error} with that, where it fails
   */
  execute(command: string, args: string[], env?: Environment): Promise<string>;
  pnpm(args: string[], env?: Environment): Promise<string>;
}

/** Clones the last commit and installs what it needs, from the store that this machine has. */
export async function makeClone(folder: string, env: Environment = {}): Promise<Clone> {
  await mkdir(dirname(folder), { recursive: true });
  await runOrThrow("git", ["clone", "--quiet", root, folder], dirname(folder), { ...clean, ...env });
  return install(folder, env);
}

/** The same with the files as they are now, also those that are not committed, and without a history. */
export async function makeCopy(folder: string): Promise<Clone> {
  const files = await runOrThrow("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], root);
  for (const file of files.split("\0").filter((name) => name && existsSync(join(root, name)))) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await copyFile(join(root, file), join(folder, file));
  }
  return install(folder, {});
}

async function install(folder: string, env: Environment): Promise<Clone> {
  const execute: Clone["execute"] = (command, args, more) =>
    runOrThrow(command, args, folder, { ...clean, ...env, ...more });
  const clone: Clone = { folder, execute, pnpm: (args, more) => execute(...pnpm(...args), more) };
  await clone.pnpm(["install", "--frozen-lockfile", "--prefer-offline"]);
  return clone;
}

// What turbo and vitest tell their tasks is not for those of a clone, and no shared cache is used where a test doesn't say so.
const clean = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(TURBO_|VITEST|NODE_ENV$|CI$)/.test(name)),
);
