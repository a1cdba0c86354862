import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundleFile, readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { buildFolder } from "../../tools/lib/replace.ts";
import { runTool } from "../../tools/lib/tool.ts";
import { buildReference } from "./reference.ts";
import { listSamples } from "./samples.ts";

// Builds the site: its pages from docs/pages and the contract by VitePress, the reference by Redoc. A failure leaves the
// last good one.

const docs = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    contract: { type: "string", default: fileURLToPath(bundleFile) },
    out: { type: "string", default: join(docs, "dist") },
  },
});
const failed = "The docs were not built. docs/dist is as it was.\n";

const source = resolve(values.contract);
// For the process that makes the pages.
process.env.DOCS_CONTRACT = source;
const contract = await readContract(source);
const operations = listOperations(contract);

await buildFolder(resolve(values.out), async (next) => {
  // VitePress empties its folder, and Redoc runs beside it.
  const reference = await mkdtemp(join(tmpdir(), "cc-contract-reference-"));
  try {
    await Promise.all([
      runTool(new URL("site.ts", import.meta.url).href, [next], docs, failed),
      buildReference(contract, reference, failed),
    ]);
    await cp(reference, next, { recursive: true });
  } finally {
    await rm(reference, { recursive: true, force: true });
  }
  await cp(source, join(next, "openapi.json"));
  const yaml = join(dirname(source), "openapi.yaml");
  if (existsSync(yaml)) await cp(yaml, join(next, "openapi.yaml"));
  await mkdir(join(next, "samples"));
  for (const { file, text } of operations.flatMap((operation) => listSamples(contract, operation)))
    await writeFile(join(next, "samples", file), text);
});
console.log(`docs/dist: pages of ${operations.length} operations, guides, codes and the reference`);
