import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleFile, readContract } from "@cc-contract/spec/model/contract";
import { originOf } from "@cc-contract/spec/model/origin";
import { buildFolder } from "../../../tools/lib/replace.ts";
import { run } from "../../../tools/lib/run.ts";
import { generate } from "./generate.ts";

// Generates src/generated from the bundle and compiles src to dist.

const root = join(import.meta.dirname, "..");
const generated = join(root, "src/generated");
// The compiler in Go. The one in JavaScript, which the type generator needs, takes seconds.
const compiler = fileURLToPath(new URL("bin/tsc", import.meta.resolve("typescript-native/package.json")));
class CompileError extends Error {}
const files = await generate(await readContract(), originOf(await readFile(bundleFile, "utf8")));

await buildFolder(join(root, "dist"), async (next) => {
  await mkdir(generated, { recursive: true });
  for (const [name, text] of Object.entries(files)) await replaceFile(join(generated, name), text, join(next, name));
  const { code, stdout } = await run(
    process.execPath,
    [compiler, "--project", "tsconfig.build.json", "--outDir", next],
    root,
  );
  if (code !== 0) throw new CompileError(stdout);
})
  .then(() => console.log(`packages/client: ${Object.keys(files).join(", ")}, dist`))
  .catch((error) => {
    if (!(error instanceof CompileError)) throw error;
    console.error(`${error.message}packages/client was not built. Its dist is unchanged.`);
    process.exitCode = 1;
  });

/** Atomic and only if changed, so that a parallel build never reads a partial file. */
async function replaceFile(file: string, text: string, temporary: string): Promise<void> {
  if ((await readFile(file, "utf8").catch(() => undefined)) === text) return;
  await writeFile(temporary, text);
  await rename(temporary, file);
}
