import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { installPacked } from "../lib/pack.ts";
import { type Sizes, table } from "./table.ts";

// What a bundler makes of the two packages that end up in other people's bundles, in bytes, minified and gzipped.
// `--format text|markdown|json` says how it is printed, `--base FILE` names the JSON of earlier sizes to compare with,
// `--out FILE` writes the JSON besides.

const entries = {
  "packages/client": [
    'export * from "@cc-contract/client"',
    'export { createCmsClient } from "@cc-contract/client"',
    'export { createGatewayClient } from "@cc-contract/client"',
    'export { authorization } from "@cc-contract/client/sign"',
    'export * from "@cc-contract/client/codes"',
  ],
  "packages/validators": [
    'export * from "@cc-contract/validators"',
    'export { operations } from "@cc-contract/validators/operations"',
    'export { CcId } from "@cc-contract/validators/CcId"',
  ],
};

const { values } = parseArgs({
  options: { format: { type: "string", default: "text" }, base: { type: "string" }, out: { type: "string" } },
});
if (!["text", "markdown", "json"].includes(values.format)) fail(`--format is text, markdown or json: ${values.format}`);

const sizes: Sizes = {};
for (const [folder, lines] of Object.entries(entries)) {
  const packed = await installPacked(join(import.meta.dirname, "../..", folder));
  try {
    for (const line of lines) sizes[line.replace(/^export /, "").replace(/"/g, "")] = await packed.size(line);
  } finally {
    await packed.remove();
  }
}

const json = `${JSON.stringify(sizes, null, 2)}\n`;
if (values.out) await writeFile(values.out, json);
process.stdout.write(
  values.format === "json" ? json : table(sizes, await earlier(values.base), values.format === "markdown"),
);

async function earlier(file: string | undefined): Promise<Sizes | undefined> {
  if (!file) return undefined;
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    return fail(`--base ${file} can't be read: ${(error as Error).message}`);
  }
}

function fail(message: string): never {
  console.error(`sizes: ${message}`);
  process.exit(1);
}
