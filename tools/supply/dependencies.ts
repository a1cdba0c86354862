import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listDependencies, root } from "./manifests.ts";
import { findGaps, render } from "./table.ts";

// Fails where a dependency has no reason, a reason no dependency, or docs/dependencies.md tells something else.

const dependencies = await listDependencies();
const reasons = JSON.parse(await readFile(join(root, "docs/dependencies.json"), "utf8"));
const gaps = findGaps(dependencies, reasons);
if (gaps.length === 0) {
  const page = await readFile(join(root, "docs/dependencies.md"), "utf8");
  if (page !== render(dependencies, reasons)) gaps.push("docs/dependencies.md is stale: pnpm dependencies:update");
}
if (gaps.length > 0) {
  for (const gap of gaps) console.error(`docs/dependencies.json: ${gap}`);
  process.exit(1);
}
console.log(`${dependencies.length} dependencies, each with its reason`);
