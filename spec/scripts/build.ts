import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { replaceFolder } from "../../tools/lib/replace.ts";
import { runTool } from "../../tools/lib/tool.ts";
import { dataModule } from "./data.ts";

// Lints the source, bundles it, lints the bundle, and only then replaces spec/dist: a broken contract leaves the last
// good bundle as it was.

const { values } = parseArgs({ options: { root: { type: "string", default: join(import.meta.dirname, "..") } } });
const root = values.root;
const next = "dist.next";

const cli = import.meta.resolve("@redocly/cli/bin/cli.js");
const redocly = (...args: string[]) =>
  runTool(cli, args, root, `The contract was not built (redocly ${args[0]}). spec/dist is as it was.`);

await rm(join(root, next), { recursive: true, force: true });
await redocly("lint", "cc-contract");
for (const format of ["yaml", "json"]) {
  const output = `--output=${next}/openapi.${format}`;
  await redocly("bundle", "cc-contract", output, "--component-renaming-conflicts-severity=error");
}
await redocly("lint", `${next}/openapi.yaml`);
const score = JSON.parse(await redocly("score", `${next}/openapi.yaml`, "--format=json"));
const { js, types } = dataModule(await readFile(join(root, next, "openapi.json"), "utf8"));
await writeFile(join(root, next, "index.js"), js);
await writeFile(join(root, next, "index.d.ts"), types);
await replaceFolder(join(root, next), join(root, "dist"));

const contract = JSON.parse(await readFile(join(root, "dist/openapi.json"), "utf8"));
const schemas = Object.keys(contract.components.schemas).length;
const operations = score.rawMetrics.operationCount;
console.log(`spec/dist: ${operations} operations, ${schemas} schemas, redocly score ${score.agentReadiness} of 100`);
