import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { listOwnCases } from "@cc-contract/spec/model/cases";
import { bundleFile, readContract } from "@cc-contract/spec/model/contract";
import { locate } from "@cc-contract/spec/model/locate";
import { originOf } from "@cc-contract/spec/model/origin";
import { transform } from "esbuild";
import { replaceFolder } from "../../../tools/lib/replace.ts";
import { runTool } from "../../../tools/lib/tool.ts";
import { declarations } from "./declarations.ts";
import { emitGuard } from "./guard.ts";
import { indexModule, operationsModule, schemaModule } from "./modules.ts";
import { rules } from "./rules.ts";
import { listOperationValidators, listTargets } from "./schemas.ts";

// Compiles every schema of the contract to dist. A schema that can't be compiled leaves the last good dist.

const { values } = parseArgs({ options: { bundle: { type: "string" }, out: { type: "string" } } });
const root = join(import.meta.dirname, "..");
const out = values.out ?? join(root, "dist");
const next = `${out}.next`;

const contract = await readContract(values.bundle ?? bundleFile);
const targets = listTargets(contract);
const operations = listOperationValidators(contract);

const files: Record<string, string> = {
  ...declarations(targets, operations),
  "index.js": indexModule(Object.keys(targets), originOf(await readFile(values.bundle ?? bundleFile, "utf8"))),
  "operations.js": operationsModule(operations),
};
for (const [name, { schema }] of Object.entries(targets)) {
  try {
    files[`guards/${name}.js`] = emitGuard(contract, name, schema);
    files[`schemas/${name}.js`] = schemaModule(name, schema);
  } catch (error) {
    const { message } = error as Error;
    const keyword = /keyword "([^"]+)"/.exec(message)?.[1] ?? "";
    console.error(`The schema ${name} can't be compiled: ${message}.`);
    console.error(`See ${await locate(name, keyword)}. packages/validators/dist is as it was.`);
    process.exit(1);
  }
}
for (const { module } of Object.values(rules).map((rule) => rule({} as never))) {
  const source = await readFile(new URL(import.meta.resolve(`@cc-contract/spec/keywords/${module}`)), "utf8");
  files[`keywords/${module}.js`] = (await transform(source, { loader: "ts" })).code;
}

await rm(next, { recursive: true, force: true });
for (const [name, text] of Object.entries(files)) {
  await mkdir(dirname(join(next, name)), { recursive: true });
  await writeFile(join(next, name), text);
}
await runTool(
  import.meta.resolve("typescript/bin/tsc"),
  ["--project", "tsconfig.build.json", "--outDir", next],
  root,
  "packages/validators was not built. Its dist is as it was.",
);
// The types of the client, so that a guard asserts the very type that the client has, without a dependency between the two.
await cp(join(root, "../client/src/generated/types.gen.ts"), join(next, "types.d.ts"));
await replaceFolder(next, out);

// What the tests try, kept for readers: a change of the contract shows in it.
if (!values.out) {
  const cases = join(root, "test/cases");
  await mkdir(`${cases}.next`, { recursive: true });
  for (const [name, { schema }] of Object.entries(targets)) {
    const lines = listOwnCases(contract, schema).map((one) => JSON.stringify(one));
    await writeFile(join(`${cases}.next`, `${name}.json`), `[\n${lines.join(",\n")}\n]\n`);
  }
  await replaceFolder(`${cases}.next`, cases);
}
console.log(
  `packages/validators/dist: ${Object.keys(targets).length} validators of ${Object.keys(operations).length} operations`,
);
