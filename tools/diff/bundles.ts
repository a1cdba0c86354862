import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { run, runOrThrow } from "../lib/run.ts";

const cli = fileURLToPath(import.meta.resolve("@redocly/cli/bin/cli.js"));

/** What the present bundle can't be compared with. The message is for the person at the command line. */
export class BaseError extends Error {}

/** Runs Redocly and returns what it prints. */
export function redocly(args: string[], cwd = import.meta.dirname): Promise<string> {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return runOrThrow(process.execPath, [cli, ...args], cwd, env);
}

/** The tag of the last release of the contract; undefined where there is none in this clone. */
export async function lastRelease(root: string): Promise<string | undefined> {
  const args = ["tag", "--list", "@cc-contract/spec@*", "--merged", "HEAD", "--sort=-version:refname"];
  return (await runOrThrow("git", args, root)).split("\n")[0] || undefined;
}

/** Bundles the contract of a git ref, or of a file, into a folder, by the decorators of today. Returns the file's path. */
export async function bundleBase(root: string, base: string, folder: string): Promise<string> {
  const source = existsSync(base) ? resolve(base) : await extract(root, base, folder);
  const file = join(folder, "base.json");
  await redocly(["bundle", source, `--output=${file}`, "--config=redocly.yaml"], join(root, "spec"));
  return file;
}

async function extract(root: string, ref: string, folder: string): Promise<string> {
  const tree = join(folder, "tree");
  await mkdir(tree);
  const archive = await run(
    "git",
    ["archive", "--output", join(tree, "spec.tar"), "--end-of-options", ref, "spec"],
    root,
  );
  if (archive.code !== 0) throw new BaseError(`${ref} is neither a file nor a commit with a folder spec`);
  await runOrThrow("tar", ["-xf", "spec.tar"], tree);
  return join(tree, "spec/openapi.yaml");
}
