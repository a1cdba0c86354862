import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { buildFolder } from "../../tools/lib/replace.ts";
import { listOperations } from "../model/operations.ts";
import { dataModule } from "./data.ts";
import { downConvert } from "./down-convert.ts";
import { inPlainFolder } from "./redocly.ts";

// Bundles the contract, lints its source and the bundle, and only then replaces spec/dist.

const root = join(import.meta.dirname, "..");

await inPlainFolder(root, "The contract was not built. spec/dist is unchanged.", async (redocly, folder) => {
  const bundles = join(folder, "dist");
  const fault = await redocly("bundle", "--component-renaming-conflicts-severity=error").catch((error) => error);
  const read = async (file: string) => parse(await readFile(join(bundles, file), "utf8"));
  for (const file of fault ? [] : await readdir(bundles))
    await writeFile(join(bundles, file.replace(".yaml", "-3.0.yaml")), stringify(downConvert(await read(file))));
  await Promise.all([
    // The linter's messages say more about bundling errors than the bundler's.
    redocly("lint", "cc-contract"),
    !fault && redocly("lint", `${bundles}/*.yaml`, "--config=redocly.bundles.yaml"),
  ]);
  if (fault) throw fault;

  const contract = await read("openapi.yaml");
  const json = JSON.stringify(contract, null, 2);
  const { js, types } = dataModule(json);
  await buildFolder(join(root, "dist"), async (next) => {
    await cp(bundles, next, { recursive: true });
    await writeFile(join(next, "openapi.json"), json);
    await writeFile(join(next, "index.js"), js);
    await writeFile(join(next, "index.d.ts"), types);
  });
  const schemas = Object.keys(contract.components.schemas).length;
  console.log(`spec/dist: ${listOperations(contract).length} operations, ${schemas} schemas`);
});
