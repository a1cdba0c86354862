import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import { replaceFolder } from "../../../tools/lib/replace.ts";

// Bundles src to dist: the library with its types, and the command. What reads the contract goes into the bundle, because
// @cc-contract/spec publishes the contract alone. It is made beside the last good one, and takes its place when all has worked.

const root = join(import.meta.dirname, "..");
const next = join(root, "dist.next");
const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
const external: string[] = Object.keys(manifest.dependencies)
  .filter((name) => name !== "@cc-contract/spec")
  .concat("@cc-contract/spec/openapi.json");

await rm(next, { recursive: true, force: true });
await build({
  entryPoints: ["src/index.ts", "src/command.ts"],
  outdir: next,
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  external,
});
const types = await rollup({
  input: join(root, "src/index.ts"),
  plugins: [dts({ tsconfig: join(root, "tsconfig.json") })],
  external: (name) => !name.startsWith(".") && !name.startsWith("/"),
  onwarn: (warning) => {
    throw new Error(warning.message);
  },
});
await types.write({ file: join(next, "index.d.ts") });
await replaceFolder(next, join(root, "dist"));
console.log("packages/testing: dist");
