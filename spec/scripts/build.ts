import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { replaceFolder } from "./replace.ts";

// Lints the source, bundles it, lints the bundle, and only then replaces spec/dist: a broken contract leaves the last
// good bundle as it was.

const { values } = parseArgs({
  options: { root: { type: "string", default: new URL("..", import.meta.url).pathname } },
});
const root = values.root;
const next = "dist.next";

/** Runs one Redocly command in the folder of the contract. Its output is the user's; a failure ends the build. */
function redocly(...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn("redocly", args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let everything = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      everything += chunk;
    });
    child.stderr.on("data", (chunk) => {
      everything += chunk;
    });
    child.on("close", (code) => {
      if (code === 0) return resolve(output);
      process.stderr.write(everything);
      process.stderr.write(`The contract was not built (redocly ${args[0]}). spec/dist is as it was.\n`);
      process.exit(1);
    });
  });
}

await rm(`${root}/${next}`, { recursive: true, force: true });
await redocly("lint", "cc-contract");
for (const format of ["yaml", "json"]) {
  await redocly(
    "bundle",
    "cc-contract",
    `--output=${next}/openapi.${format}`,
    "--component-renaming-conflicts-severity=error",
  );
}
await redocly("lint", `${next}/openapi.yaml`);
const score = JSON.parse(await redocly("score", `${next}/openapi.yaml`, "--format=json"));
await replaceFolder(`${root}/${next}`, `${root}/dist`);

const contract = JSON.parse(await readFile(`${root}/dist/openapi.json`, "utf8"));
const schemas = Object.keys(contract.components.schemas).length;
const operations = score.rawMetrics.operationCount;
console.log(`spec/dist: ${operations} operations, ${schemas} schemas, redocly score ${score.agentReadiness} of 100`);
