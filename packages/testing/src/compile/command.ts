import { cp, readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { listOperations } from "@cc-contract/spec/model/operations";
import { originOf } from "@cc-contract/spec/model/origin";
import { writeFiles } from "../../../../tools/lib/files.ts";
import { buildFolder } from "../../../../tools/lib/replace.ts";
import { generateTypes } from "../../../client/scripts/types.ts";
import { compile } from "../../../validators/scripts/modules.ts";
import { ContractError } from "../../../validators/scripts/vocabulary.ts";
import { readArguments } from "../arguments.ts";
import { UsageError } from "../port.ts";
import { contractOf, readDocument } from "./document.ts";

const help = `cc-contract compile --openapi FILE --out FOLDER

Compiles the schemas of an OpenAPI 3.1 document to validators like those in @cc-contract/validators.`;

/** Line of package.json that identifies a folder written by this command. */
const mark = '"description": "Validators, compiled by cc-contract compile"';

export async function compileCommand(args: string[]): Promise<undefined> {
  const values = readArguments(
    [help],
    {
      openapi: { takes: "FILE", help: "the document, JSON or YAML; files that it refers to are also read" },
      out: { takes: "FOLDER", help: "output folder for the modules; its contents are replaced" },
    },
    args,
  );
  if (!values) return;
  const { openapi, out: folder } = values;
  if (!openapi || !folder) throw new UsageError("expected --openapi FILE and --out FOLDER");
  // The folder is built beside itself, which needs its name.
  const out = resolve(folder);
  await assertOwn(out);
  const document = await readDocument(openapi);
  const contract = contractOf(document);
  const files = compileOrSay(openapi, () => compile(contract, originOf(JSON.stringify(document))));
  const types = await generateTypes({ ...document, components: contract.components } as never);
  const runtime = new URL("./", import.meta.resolve("@cc-contract/validators"));
  const build = buildFolder(out, async (next) => {
    const manifest = `{\n  "type": "module",\n  "sideEffects": false,\n  ${mark}\n}\n`;
    await writeFiles(next, { ...files, "types.d.ts": types, "package.json": manifest });
    for (const name of ["runtime.js", "validator.d.ts"]) await cp(new URL(name, runtime), join(next, name));
  });
  await build.catch((error: NodeJS.ErrnoException) => {
    throw error.syscall ? new UsageError(`--out ${folder} can't be written: ${error.code}`) : error;
  });
  const count = Object.keys(files).filter((name) => name.startsWith("guards/")).length;
  console.log(`${folder}: ${count} validators, ${listOperations(contract).length} operations`);
}

/** A folder with other contents may have someone's work in it. */
async function assertOwn(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw new UsageError(`--out ${folder}: ${error.message}`);
  });
  const text = await readFile(join(folder, "package.json"), "utf8").catch(() => "");
  if (names.length > 0 && !text.includes(mark))
    throw new UsageError(`--out ${folder} has other files, which would be lost: use a new or empty folder`);
}

function compileOrSay<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof ContractError) throw new UsageError(`${file} can't be compiled:\n${error.message}`);
    throw error;
  }
}
