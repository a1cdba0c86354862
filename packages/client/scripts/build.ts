import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleFile, readContract } from "@cc-contract/spec/model/contract";
import { originOf } from "@cc-contract/spec/model/origin";
import { buildFolder } from "../../../tools/lib/replace.ts";
import { runTool } from "../../../tools/lib/tool.ts";
import { generate } from "./generate.ts";

// Generates src/generated from the bundle and compiles src to dist.

const root = join(import.meta.dirname, "..");
const generated = join(root, "src/generated");
const files = await generate(await readContract(), originOf(await readFile(bundleFile, "utf8")));

await buildFolder(join(root, "dist"), async (next) => {
  await mkdir(generated, { recursive: true });
  for (const [name, text] of Object.entries(files)) await replaceFile(join(generated, name), text, join(next, name));
  await runTool(
    // The compiler in Go. The one in JavaScript, which the generator of types needs, takes seconds.
    new URL("bin/tsc", import.meta.resolve("typescript-native/package.json")).href,
    ["--project", "tsconfig.build.json", "--outDir", next],
    root,
    "packages/client was not built. Its dist is as it was.",
  );
});
console.log(`packages/client: ${Object.keys(files).join(", ")}, dist`);

/** In one step and only where it changes, so that a build that runs at the same time never finds half a file. */
async function replaceFile(file: string, text: string, temporary: string): Promise<void> {
  if ((await readFile(file, "utf8").catch(() => undefined)) === text) return;
  await writeFile(temporary, text);
  await rename(temporary, file);
}
