import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "./run.ts";

/** An npm package that only a test needs. */
export interface Tool {
  name: string;
  version: string;
  /** The file of it that is run. */
  file: string;
  /** Versions of its dependencies. */
  overrides?: Record<string, string>;
}

/** Installs a tool in a separate folder, without running its scripts, and returns the path of the file to run. */
export async function installTool(temporary: string, { name, version, file, overrides }: Tool): Promise<string> {
  const folder = join(temporary, name.replaceAll("/", "-"));
  await mkdir(folder, { recursive: true });
  const manifest = { private: true, dependencies: { [name]: version }, overrides };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await runOrThrow("npm", ["install", ...flags], folder);
  return join(folder, "node_modules", name, file);
}
