import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundleFile, readContract } from "@cc-contract/spec/contract";
import { replaceFolder } from "@cc-contract/spec/scripts/replace";
import { generateOperations } from "./operations.ts";
import { generateTypes } from "./types.ts";

// Writes src/generated from the bundle. Everything is generated before anything is written.

const { values } = parseArgs({ options: { bundle: { type: "string" }, out: { type: "string" } } });
const bundle = values.bundle ? pathToFileURL(values.bundle) : bundleFile;
const out = values.out ?? join(import.meta.dirname, "../src/generated");

const header = `// Generated from the contract (spec/dist/openapi.json) by \`pnpm build\`. Do not edit: change the contract.\n\n`;
const files = {
  "types.gen.ts": await generateTypes(bundle),
  "operations.gen.ts": generateOperations(await readContract(bundle)),
};

const next = `${out}.next`;
await rm(next, { recursive: true, force: true });
await mkdir(next, { recursive: true });
for (const [name, text] of Object.entries(files)) await writeFile(`${next}/${name}`, header + text);
await replaceFolder(next, out);
console.log(`packages/client/src/generated: ${Object.keys(files).join(", ")}`);
