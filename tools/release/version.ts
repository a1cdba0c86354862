import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleFile } from "@cc-contract/spec/model/contract";
import { bundleBase, lastRelease } from "../diff/bundles.ts";
import { compare } from "../diff/compare.ts";
import { listOf } from "../diff/report.ts";

// Turns the changesets into versions, writes the version of @cc-contract/spec into the contract, and lists in its
// changelog what has changed in it since its last release.

const root = process.cwd();
const base = await lastRelease(root);
const changes = base === undefined ? "" : await changesSince(base);

const changesets = fileURLToPath(import.meta.resolve("@changesets/cli/bin.js"));
execFileSync(process.execPath, [changesets, "version"], { cwd: root, stdio: "inherit" });

const { version } = JSON.parse(await readFile(join(root, "spec/package.json"), "utf8"));
await replaceIn("spec/openapi.yaml", /^( {2}version: ).+$/m, `$1${version}`);
if (changes) await replaceIn("spec/CHANGELOG.md", `## ${version}\n`, () => `## ${version}\n\n${changes}\n`);
console.log(`The contract is at ${version}. Build, and commit what has changed.`);

async function changesSince(release: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-version-"));
  try {
    return listOf(await compare(await bundleBase(root, release, folder), fileURLToPath(bundleFile)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function replaceIn(file: string, what: string | RegExp, by: string | (() => string)): Promise<void> {
  const text = await readFile(join(root, file), "utf8");
  // The two overloads of `replace` take either.
  await writeFile(join(root, file), text.replace(what, by as string));
}
