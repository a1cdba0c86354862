import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Contract } from "@cc-contract/spec/model/contract";
import { writeFiles } from "../../../tools/lib/files.ts";
import { compile } from "../scripts/modules.ts";
import type { Validator } from "../src/types.ts";

/** What the build makes of another contract than that of this repository. */
export interface Compiled {
  folder: string;
  validators: Record<string, Validator<unknown>>;
  operations: Record<string, Partial<Record<"request" | "parameters" | "response", Validator<unknown>>>>;
  remove(): Promise<void>;
}

/** Compiles a contract into a temporary folder, and imports that. */
export async function compiled(contract: Contract): Promise<Compiled> {
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-validators-"));
  const root = join(import.meta.dirname, "..");
  const files = {
    // One copy of the runtime for all that the tests compile.
    "runtime.js": `export * from ${JSON.stringify(pathToFileURL(join(root, "dist/runtime.js")))};\n`,
    ...compile(contract, { contractVersion: "1", contractHash: "0" }),
    "package.json": '{"type":"module"}',
  };
  await writeFiles(folder, files);
  await cp(join(root, "src/types.ts"), join(folder, "validator.d.ts"));
  return {
    folder,
    validators: await import(join(folder, "index.js")),
    operations: (await import(join(folder, "operations.js"))).operations,
    remove: () => rm(folder, { recursive: true }),
  };
}
