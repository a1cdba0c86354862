import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readContract } from "@cc-contract/spec/model/contract";
import { findBase } from "../diff/base.ts";
import { changelog } from "../diff/changelog.ts";
import { readChangesets } from "../diff/changeset.ts";
import { compare } from "../diff/compare.ts";
import { prependSection, writeContractVersion } from "./contract-version.ts";

// Turns the changesets into versions. The changelog of the contract is written from its difference to the last release,
// and the sentences of its changesets; changesets write those of the other packages.

const root = join(import.meta.dirname, "../..");
const file = join(root, "spec/CHANGELOG.md");
const before = await readFile(file, "utf8");
const sentences = (await readChangesets(join(root, ".changeset"))).map(({ sentence }) => sentence);
const { bundle } = await findBase(root, undefined);
const difference = compare(bundle, await readContract());
const was = JSON.parse(await readFile(join(root, "spec/package.json"), "utf8")).version;

execFileSync(process.execPath, [fileURLToPath(import.meta.resolve("@changesets/cli/bin.js")), "version"], {
  cwd: root,
  stdio: "inherit",
});
const version = await writeContractVersion(root);
if (version !== was) await writeFile(file, prependSection(before, changelog(difference, version, sentences)));
console.log(`The contract is at ${version}. Build, and commit what has changed.`);
