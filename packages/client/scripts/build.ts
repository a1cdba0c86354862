import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleFile, readContract } from "@cc-contract/spec/model/contract";
import { originOf } from "@cc-contract/spec/model/origin";
import { buildFolder } from "../../../tools/lib/replace.ts";
import { runTool } from "../../../tools/lib/tool.ts";
import { generateCodes } from "./codes.ts";
import { generateOperations } from "./operations.ts";
import { generateTypes } from "./types.ts";

// Generates src/generated from the bundle and compiles src to dist. Both take their places only when all has worked.

const root = join(import.meta.dirname, "..");
const generated = join(root, "src/generated");
const header =
  "// Generated from the contract (spec/dist/openapi.json) by `pnpm build`. Do not edit: change the contract.\n\n";

const contract = await readContract();
const files = {
  "types.gen.ts": await generateTypes(bundleFile),
  "codes.gen.ts": generateCodes(contract),
  "operations.gen.ts": generateOperations(contract, originOf(await readFile(bundleFile, "utf8"))),
};

await buildFolder(join(root, "dist"), async (dist) => {
  const source = join(dist, "src");
  await cp(join(root, "src"), source, { recursive: true, filter: (path) => path !== generated });
  await write(join(source, "generated"));
  const compilerOptions = {
    types: [],
    noEmit: false,
    noEmitOnError: true,
    declaration: true,
    rootDir: ".",
    outDir: dist,
  };
  await writeFile(
    join(source, "tsconfig.json"),
    JSON.stringify({ extends: "../../tsconfig.json", compilerOptions, include: ["."], exclude: [] }),
  );
  const consequence = "packages/client was not built. Its dist and its generated files are as they were.";
  await runTool(import.meta.resolve("typescript/bin/tsc"), ["--project", source], root, consequence);
  await rm(source, { recursive: true });
  await rewriteDeclarations(dist);
  await buildFolder(generated, write);
});
console.log(`packages/client: ${Object.keys(files).join(", ")}, dist`);

async function write(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), header + text);
}

/** The compiler rewrites the endings of imports in modules, and leaves them in declarations. */
async function rewriteDeclarations(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith(".d.ts")) continue;
    const text = await readFile(join(folder, name), "utf8");
    await writeFile(join(folder, name), text.replace(/(from |import\()"(\.[^"]*)\.ts"/g, '$1"$2.js"'));
  }
}
