import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { root } from "./packages.ts";
import { pnpm } from "./pnpm.ts";
import { runOrThrow } from "./run.ts";

/** Variables of the environment; undefined takes one away. */
export type Environment = Record<string, string | undefined>;

/** The last commit in a folder of its own, as another machine has it. */
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
  const execute: Clone["execute"] = (command, args, more) =>
    runOrThrow(command, args, folder, { ...clean, ...env, ...more });
  const clone: Clone = { folder, execute, pnpm: (args, more) => execute(...pnpm(...args), more) };
  await runOrThrow("git", ["clone", "--quiet", root, folder], dirname(folder), { ...clean, ...env });
  await clone.pnpm(["install", "--frozen-lockfile", "--prefer-offline"]);
  return clone;
}

// What turbo tells its tasks is not for the turbo of a clone, and no shared cache is used where a test doesn't say so.
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TURBO_|VITEST|CI$)/.test(name)));
