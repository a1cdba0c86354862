import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { root } from "../release/packages.ts";
import { pnpm } from "../release/pnpm.ts";
import { run } from "../release/run.ts";

/** Variables of the environment; undefined takes one away. */
export type Environment = Record<string, string | undefined>;

/** The last commit in a folder of its own, as another machine has it. */
export interface Clone {
  folder: string;
  /**
   * Runs a command there and returns all that it prints.
   *
   * @throws {Error} with that, where it fails
   */
  execute(command: string, args: string[], env?: Environment): Promise<string>;
  pnpm(args: string[], env?: Environment): Promise<string>;
}

/** Clones the last commit and installs what it needs, from the store that this machine has. */
export async function makeClone(folder: string, env: Environment = {}): Promise<Clone> {
  await mkdir(dirname(folder), { recursive: true });
  const execute: Clone["execute"] = async (command, args, more) => {
    const { code, stdout, stderr } = await run(command, args, folder, { ...clean, ...env, ...more });
    if (code !== 0) throw new Error(`${[command, ...args].join(" ")} ended with ${code}\n${stdout}${stderr}`);
    return stdout + stderr;
  };
  const clone: Clone = { folder, execute, pnpm: (args, more) => execute(...pnpm(...args), more) };
  const { code, stderr } = await run("git", ["clone", "--quiet", root, folder], dirname(folder), { ...clean, ...env });
  if (code !== 0) throw new Error(stderr);
  await clone.pnpm(["install", "--frozen-lockfile", "--prefer-offline"]);
  return clone;
}

// What turbo tells its tasks is not for the turbo of a clone, and no shared cache is asked where a test doesn't say so.
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TURBO_|VITEST|CI$)/.test(name)));
