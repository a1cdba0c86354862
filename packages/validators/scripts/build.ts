import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { bundleFile, readContract } from "@cc-contract/spec/model/contract";
import { locate } from "@cc-contract/spec/model/locate";
import { originOf } from "@cc-contract/spec/model/origin";
import { buildFolder } from "../../../tools/lib/replace.ts";
import { generateTypes } from "../../client/scripts/types.ts";
import { compileEditions } from "./modules.ts";
import { bundleRuntime } from "./runtime.ts";
import { KeywordError } from "./vocabulary.ts";

// Compiles every schema of the contract to dist. A schema that can't be compiled leaves the last good dist.

const { values } = parseArgs({ options: { bundle: { type: "string" }, out: { type: "string" } } });
const root = join(import.meta.dirname, "..");
const bundle = values.bundle ?? bundleFile;

try {
  const contract = await readContract(bundle);
  const files = compileEditions(contract, originOf(await readFile(bundle, "utf8")));
  const types = await generateTypes(contract);
  await buildFolder(values.out ?? join(root, "dist"), async (next) => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(next, name)), { recursive: true });
      await writeFile(join(next, name), text);
    }
    await bundleRuntime(join(next, "runtime.js"));
    await cp(join(root, "src/types.ts"), join(next, "validator.d.ts"));
    // As the client has them, so that a guard asserts the very type that the client has, without a dependency between the two.
    await writeFile(join(next, "types.d.ts"), types);
  });
  const count = Object.keys(files).filter((name) => name.startsWith("guards/")).length;
  console.log(`packages/validators/dist: ${count} validators`);
} catch (error) {
  if (!(error instanceof KeywordError)) throw error;
  console.error(
    `${error.message}.\nSee ${await locate(error.schema, error.keyword)}. packages/validators/dist is as it was.`,
  );
  process.exitCode = 1;
}
