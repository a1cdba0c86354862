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
import ts from "typescript";
import { generateTypes } from "../../packages/client/scripts/types.ts";
import type { Change } from "./change.ts";

interface Line {
  code: string;
  pointer: string;
}

/** What no longer compiles: a program written for the types of the base, compiled with those of the present bundle. */
export async function compareByCompiler(base: string, next: string): Promise<Change[]> {
  const [old, now] = await Promise.all([base, next].map((file) => generateTypes(pathToFileURL(file))));
  const contract = await readContract(pathToFileURL(base));
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
  return errorsOf({ "Base.ts": old ?? "", "Next.ts": now ?? "", "program.ts": program }).map(({ line, text }) => ({
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

function errorsOf(files: Record<string, string>): { line: number; text: string }[] {
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, types: [], allowImportingTsExtensions: true },
    ...{
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    },
  };
  const own = new Map(Object.entries(files).map(([name, text]) => [`/${name}`, text]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getCurrentDirectory = () => "/";
  host.fileExists = (name) => own.has(name) || fileExists(name);
  host.getSourceFile = (name, target, ...rest) => {
    const text = own.get(name);
    return text === undefined
      ? getSourceFile.call(host, name, target, ...rest)
      : ts.createSourceFile(name, text, target);
  };
  return ts.getPreEmitDiagnostics(ts.createProgram([...own.keys()], options, host)).map((diagnostic) => ({
    line: diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? -1,
    text: ts.flattenDiagnosticMessageText(diagnostic.messageText, " ").replace(/\s+/g, " "),
  }));
}
