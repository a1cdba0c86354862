import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { buildFolder } from "../../tools/lib/replace.ts";
import { listOperations } from "../model/operations.ts";
import { dataModule } from "./data.ts";
import { inCopy, Refused } from "./redocly.ts";

// Bundles the contract, lints its source and the bundle, and only then replaces spec/dist: a broken contract leaves the
// last good bundle as it was.

const { values } = parseArgs({ options: { root: { type: "string", default: join(import.meta.dirname, "..") } } });

const build = (next: string) =>
  inCopy(values.root, async (redocly, copy) => {
    const bundle = "dist/openapi.yaml";
    const renaming = "--component-renaming-conflicts-severity=error";
    const broken = await redocly("bundle", "cc-contract", `--output=${bundle}`, renaming).catch((error) => error);
    // The linter says more about what can't be bundled than the bundler.
    await redocly("lint", "cc-contract", ...(broken ? [] : [bundle]));
    if (broken) throw broken;

    const yaml = await readFile(join(copy, bundle), "utf8");
    const contract = parse(yaml);
    const json = JSON.stringify(contract, null, 2);
    const { js, types } = dataModule(json);
    await cp(join(copy, bundle), join(next, "openapi.yaml"));
    await writeFile(join(next, "openapi.json"), json);
    await writeFile(join(next, "index.js"), js);
    await writeFile(join(next, "index.d.ts"), types);
    const schemas = Object.keys(contract.components.schemas).length;
    console.log(`spec/dist: ${listOperations(contract).length} operations, ${schemas} schemas`);
  });

try {
  await buildFolder(join(values.root, "dist"), build);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(`${error.message}The contract was not built. spec/dist is as it was.`);
  process.exitCode = 1;
}
