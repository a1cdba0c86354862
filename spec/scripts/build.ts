import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { buildFolder } from "../../tools/lib/replace.ts";
import { listOperations } from "../model/operations.ts";
import { dataModule } from "./data.ts";
import { inPlainFolder } from "./redocly.ts";

// Bundles the contract, lints its source and the bundle, and only then replaces spec/dist.

const root = join(import.meta.dirname, "..");

await inPlainFolder(root, "The contract was not built. spec/dist is as it was.", async (redocly, folder) => {
  const bundle = join(folder, "dist/openapi.yaml");
  const renaming = "--component-renaming-conflicts-severity=error";
  const fault = await redocly("bundle", "cc-contract", `--output=${bundle}`, renaming).catch((error) => error);
  const [contract] = await Promise.all([
    fault ? undefined : readFile(bundle, "utf8").then((yaml) => parse(yaml)),
    // The linter says more about what can't be bundled than the bundler.
    redocly("lint", "cc-contract", ...(fault ? [] : [bundle])),
  ]);
  if (fault) throw fault;

  const json = JSON.stringify(contract, null, 2);
  const { js, types } = dataModule(json);
  await buildFolder(join(root, "dist"), async (next) => {
    await cp(bundle, join(next, "openapi.yaml"));
    await writeFile(join(next, "openapi.json"), json);
    await writeFile(join(next, "index.js"), js);
    await writeFile(join(next, "index.d.ts"), types);
  });
  const schemas = Object.keys(contract.components.schemas).length;
  console.log(`spec/dist: ${listOperations(contract).length} operations, ${schemas} schemas`);
});
