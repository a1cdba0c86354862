import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleFile, readContract } from "@cc-contract/spec/model/contract";
import { originOf } from "@cc-contract/spec/model/origin";
import { replaceFolder } from "../../../tools/lib/replace.ts";
import { runTool } from "../../../tools/lib/tool.ts";
import { generateCodes } from "./codes.ts";
import { generateOperations } from "./operations.ts";
import { generateTypes } from "./types.ts";

// Generates src/generated from the bundle and compiles src to dist. Both are made beside the last good ones, and take
// their places only when all has worked.

const root = join(import.meta.dirname, "..");
const source = join(root, "src.next");
const dist = join(root, "dist.next");

const header =
  "// Generated from the contract (spec/dist/openapi.json) by `pnpm build`. Do not edit: change the contract.\n\n";
const contract = await readContract();
const files = {
  "types.gen.ts": await generateTypes(bundleFile),
  "codes.gen.ts": generateCodes(contract),
  "operations.gen.ts": generateOperations(contract, originOf(await readFile(bundleFile, "utf8"))),
};

await rm(source, { recursive: true, force: true });
await rm(dist, { recursive: true, force: true });
await cp(join(root, "src"), source, { recursive: true });
await rm(join(source, "generated"), { recursive: true, force: true });
await mkdir(join(source, "generated"));
for (const [name, text] of Object.entries(files)) await writeFile(join(source, "generated", name), header + text);
await runTool(
  import.meta.resolve("typescript/bin/tsc"),
  ["--project", "tsconfig.build.json"],
  root,
  "packages/client was not built. Its dist and its generated files are as they were.",
);
// The compiler rewrites the endings of imports in modules, and leaves them in declarations.
for (const name of await readdir(dist, { recursive: true })) {
  if (!name.endsWith(".d.ts")) continue;
  const text = await readFile(join(dist, name), "utf8");
  await writeFile(join(dist, name), text.replace(/(from |import\()"(\.[^"]*)\.ts"/g, '$1"$2.js"'));
}
await replaceFolder(join(source, "generated"), join(root, "src/generated"));
await replaceFolder(dist, join(root, "dist"));
await rm(source, { recursive: true });
console.log(`packages/client: ${Object.keys(files).join(", ")}, dist`);
