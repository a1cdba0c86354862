import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleFile, readContract } from "@cc-contract/spec/model/contract";
import { originOf } from "@cc-contract/spec/model/origin";
import { buildFolder } from "../../../tools/lib/replace.ts";
import { runTool } from "../../../tools/lib/tool.ts";
import { generateCodes } from "./codes.ts";
import { generateOperations } from "./operations.ts";
import { generateTypes } from "./types.ts";

// Generates src/generated from the bundle and compiles src to dist.

const root = join(import.meta.dirname, "..");
const generated = join(root, "src/generated");

const header =
  "// Generated from the contract (spec/dist/openapi.json) by `pnpm build`. Do not edit: change the contract.\n\n";
const contract = await readContract();
const files = {
  "types.gen.ts": await generateTypes(contract),
  "codes.gen.ts": generateCodes(contract),
  "operations.gen.ts": generateOperations(contract, originOf(await readFile(bundleFile, "utf8"))),
};

await buildFolder(join(root, "dist"), async (next) => {
  await mkdir(generated, { recursive: true });
  for (const [name, text] of Object.entries(files)) await replaceFile(name, header + text, next);
  await runTool(
    // The compiler in Go: the one in JavaScript, which the generator of types needs, takes seconds.
    new URL("bin/tsc", import.meta.resolve("typescript-native/package.json")).href,
    ["--project", "tsconfig.build.json", "--outDir", next],
    root,
    "packages/client was not built. Its dist is as it was.",
  );
});
console.log(`packages/client: ${Object.keys(files).join(", ")}, dist`);

/** In one step and only where it changes, so that a build that runs at the same time never finds half a file. */
async function replaceFile(name: string, text: string, temporary: string): Promise<void> {
  const file = join(generated, name);
  if ((await readFile(file, "utf8").catch(() => undefined)) === text) return;
  await writeFile(join(temporary, name), text);
  await rename(join(temporary, name), file);
}
