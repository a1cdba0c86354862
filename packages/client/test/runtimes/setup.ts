import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { pack } from "../../../../tools/lib/pack.ts";
import { packages, programs } from "./packages.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of a user's project, which has both packages from their tarballs. */
    project: string;
  }
}

const run = promisify(execFile);

/** Makes the project, installs each runtime beside it, and bundles the program for those that need one file. */
export default async function setup(tests: TestProject): Promise<() => Promise<void>> {
  const project = await mkdtemp(join(tmpdir(), "cc-contract-runtimes-"));
  tests.provide("project", project);
  await cp(join(import.meta.dirname, "project"), project, { recursive: true });
  await writeFile(join(project, "package.json"), '{ "private": true, "type": "module" }');
  const own = await Promise.all(
    ["client", "validators"].map((name) => pack(join(import.meta.dirname, "../../..", name), project)),
  );
  const others = Object.entries(packages).map(([folder, wanted]) => `${folder}@npm:${wanted}`);
  const flags = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await run("npm", ["install", `--prefix=${project}`, ...flags, ...own, ...others], { cwd: project });
  const bundle = ["worker.mjs", "page.mjs", "--bundle", "--format=esm", "--outdir=bundle", "--log-level=error"];
  await run(process.execPath, [join(project, "node_modules", programs.esbuild), ...bundle], { cwd: project });
  return () => rm(project, { recursive: true, force: true, maxRetries: 10 });
}
