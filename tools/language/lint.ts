import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../lib/packages.ts";
import { runOrThrow } from "../lib/run.ts";
import { findPhrases } from "./find.ts";

// Fails if a tracked file has a phrase of phrases.ts. Not checked: generated files, changelogs, fixtures with other people's
// text, and the table itself.

const types = ["*.md", "*.ts", "*.yaml", "*.vue"];
const excluded = /(^|\/)CHANGELOG\.md$|\/generated\/|\/fixtures\/|^tools\/language\/|^pnpm-(lock|workspace)\.yaml$/;

const tracked = (await runOrThrow("git", ["ls-files", "-z", ...types], root)).split("\0").filter(Boolean);
for (const file of tracked.filter((name) => !excluded.test(name))) {
  for (const { line, phrase, instead } of findPhrases(await readFile(join(root, file), "utf8"))) {
    console.error(`${file}:${line} "${phrase}": write ${instead}`);
    process.exitCode = 1;
  }
}
