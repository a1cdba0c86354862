import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type Contract,
  componentName,
  type Operation,
  type Reference,
  readContract,
  resolveSchema,
  type Schema,
} from "@cc-contract/spec/model/contract";
import { listOperations, successOf } from "@cc-contract/spec/model/operations";
import { generateTypes } from "../../packages/client/scripts/types.ts";
import { run } from "../lib/run.ts";
import type { Change } from "./change.ts";

const tsc = join(import.meta.dirname, "../node_modules/typescript/bin/tsc");
const options = ["--noEmit", "--strict", "--pretty", "false", "--allowImportingTsExtensions"];
options.push("--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler");

interface Line {
  code: string;
  pointer: string;
}

/** What no longer compiles: a program written for the types of the base, compiled with those of the present bundle. */
export async function compareByCompiler(base: string, next: string): Promise<Change[]> {
  const contract = await readContract(pathToFileURL(base));
  const old = await generateTypes(contract);
  const now = await generateTypes(await readContract(pathToFileURL(next)));
  const head = ["Base", "Next"].map((name) => ({
    code: `import type * as ${name} from "./${name}.ts";`,
    pointer: "#",
  }));
  const names = Object.keys(contract.components.schemas).map((name, index) => ({
    code: `export type Name${index} = Next.components["schemas"][${JSON.stringify(name)}];`,
    pointer: `#/components/schemas/${name}`,
  }));
  const operations = listOperations(contract).flatMap((operation) => assignments(contract, operation));
  const lines = [...head, ...names, ...operations];
  const program = lines.map(({ code }) => code).join("\n");
  const errors = await errorsOf({ "Base.ts": old, "Next.ts": now, "program.ts": program });
  return errors.map(({ line, text }) => ({
    step: "major",
    pointer: lines[line]?.pointer ?? "#",
    message: `code written for it no longer compiles: ${text}`,
  }));
}

/** What callers rely on: that requests of the base are accepted, and that responses are what they were. */
function assignments(contract: Contract, operation: Operation): Line[] {
  const { operationId, path, method, requestBody } = operation;
  const at = `#/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method}`;
  const { status, media } = successOf(operation);
  const { oneOf = [] } = media ? resolveSchema(contract, media.schema as Schema) : {};
  const shapes = (oneOf as Reference[]).filter(({ $ref }) => $ref);
  const parts = [["parameters"], ...(requestBody ? [["requestBody"]] : [])];
  const response = ["responses", String(status), ...(media ? ["content"] : [])];
  const type = (bundle: string, [first, ...keys]: string[]) =>
    `${bundle}.${first}${keys.map((key) => `[${/^\d+$/.test(key) ? key : JSON.stringify(key)}]`).join("")}`;
  const assign = (from: string, to: string, keys: string[]) =>
    `(value: ${type(from, keys)}): ${type(to, keys)} => value`;
  const own = ["operations", operationId];
  return [
    ...parts.map((keys) => ({ code: assign("Base", "Next", [...own, ...keys]), pointer: `${at}/${keys[0]}` })),
    { code: assign("Next", "Base", [...own, ...response]), pointer: `${at}/responses` },
    // One by one, too: a success that lacks something could pass for the failure, which is open.
    ...shapes.map((shape) => ({
      code: assign("Next", "Base", ["components", "schemas", componentName(shape)]),
      pointer: `${at}/responses`,
    })),
  ].map(({ code, pointer }, index) => ({ code: `export const ${operationId}${index} = ${code};`, pointer }));
}

async function errorsOf(files: Record<string, string>): Promise<{ line: number; text: string }[]> {
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-types-"));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const { stdout } = await run(process.execPath, [tsc, ...options, "program.ts"], folder);
    return [...stdout.matchAll(/^program\.ts\((\d+),\d+\): error \w+: (.*(?:\n .*)*)/gm)].map(
      ([, line, text = ""]) => ({
        line: Number(line) - 1,
        text,
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
