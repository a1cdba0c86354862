import { execFile } from "node:child_process";
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { bundleFile, readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { buildFolder } from "../../tools/lib/replace.ts";
import { formOf } from "./console.ts";
import { postmanFiles } from "./postman.ts";
import { listSamples } from "./samples.ts";

// Builds the site from docs/pages and the contract by VitePress. If the build fails, the last valid site is kept.

const docs = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    contract: { type: "string", default: fileURLToPath(bundleFile) },
    out: { type: "string", default: join(docs, "dist") },
  },
});
const source = resolve(values.contract);
const contract = await readContract(source);
const operations = listOperations(contract);

try {
  await buildFolder(resolve(values.out), build);
  console.log(`docs/dist: pages of ${operations.length} operations, guides, codes and the reference`);
} catch (error) {
  // The output of a failed tool is sufficient.
  const { stderr, message } = error as Error & { stderr?: string };
  console.error(`${stderr || message}\nThe docs were not built. docs/dist is unchanged.`);
  process.exitCode = 1;
}

async function build(next: string): Promise<void> {
  await buildPages(next);
  await cp(source, join(next, "openapi.json"));
  const bundles = (await readdir(dirname(source))).filter((file) => /^openapi.*\.yaml$/.test(file));
  for (const file of bundles) await cp(join(dirname(source), file), join(next, file));
  for (const [file, text] of Object.entries(postmanFiles(contract))) await writeFile(join(next, file), text);
  await mkdir(join(next, "console"));
  for (const operation of operations)
    await writeFile(
      join(next, "console", `${operation.operationId}.json`),
      JSON.stringify(formOf(contract, operation)),
    );
  // Where the site is served together with a simulator, the server says here how to call it.
  await writeFile(join(next, "simulator.json"), "null\n");
  await mkdir(join(next, "samples"));
  for (const { file, text } of operations.flatMap((operation) => listSamples(contract, operation)))
    await writeFile(join(next, "samples", file), text);
}

async function buildPages(out: string): Promise<void> {
  const env = { ...process.env, DOCS_CONTRACT: source };
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, "site.ts"), out], { cwd: docs, env });
}
