import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundleFile, readContract } from "@cc-contract/spec/model/contract";
import { locate } from "@cc-contract/spec/model/locate";
import { originOf } from "@cc-contract/spec/model/origin";
import { writeFiles } from "../../../tools/lib/files.ts";
import { buildFolder } from "../../../tools/lib/replace.ts";
import { generateTypes } from "../../client/scripts/types.ts";
import { compileEditions } from "./modules.ts";
import { bundleRuntime } from "./runtime.ts";
import { KeywordError } from "./vocabulary.ts";

// Compiles every schema of the contract to dist. If one can't be compiled, the last valid dist is kept.

const { values } = parseArgs({ options: { bundle: { type: "string" }, out: { type: "string" } } });
const root = join(import.meta.dirname, "..");
const bundle = values.bundle ?? bundleFile;

try {
  const contract = await readContract(bundle);
  const files = compileEditions(contract, originOf(await readFile(bundle, "utf8")));
  const types = await generateTypes(contract);
  await buildFolder(values.out ?? join(root, "dist"), async (next) => {
    await writeFiles(next, files);
    await bundleRuntime(join(next, "runtime.js"));
    await cp(join(root, "src/types.ts"), join(next, "validator.d.ts"));
    // The same types as the client's, so that a guard asserts exactly these, without a dependency between the two.
    await writeFile(join(next, "types.d.ts"), types);
  });
  const count = Object.keys(files).filter((name) => name.startsWith("guards/")).length;
  console.log(`packages/validators/dist: ${count} validators`);
} catch (error) {
  if (!(error instanceof KeywordError)) throw error;
  console.error(
    `${error.message}.\nSee ${await locate(error.schema, error.keyword)}. packages/validators/dist is unchanged.`,
  );
  process.exitCode = 1;
}
