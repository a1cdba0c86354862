import { join } from "node:path";
import { ownKeywords } from "@cc-contract/spec/keywords/own";
import { build } from "esbuild";
import { keywordFunction } from "./names.ts";

/** Bundles what the generated modules import into one file: `src`, and the functions of the contract's own keywords. */
export async function bundleRuntime(outfile: string): Promise<void> {
  const functions = Object.keys(ownKeywords).map(
    (keyword) =>
      `export { conforms as ${keywordFunction(keyword)} } from "@cc-contract/spec/keywords/${keyword.replace("x-", "")}";`,
  );
  await build({
    stdin: {
      contents: ['export * from "./src/runtime.ts";', ...functions].join("\n"),
      resolveDir: join(import.meta.dirname, ".."),
    },
    bundle: true,
    format: "esm",
    target: "es2022",
    outfile,
    logLevel: "warning",
  });
}
