import { pathToFileURL } from "node:url";
import {
  type Contract,
  componentName,
  type Operation,
  type Reference,
  resolve,
  type Schema,
} from "@cc-contract/spec/model/contract";
import { listOperations, media, requestExamples } from "@cc-contract/spec/model/operations";
import ts from "typescript";
import { generateTypes } from "../../../packages/client/scripts/types.ts";
import type { Side } from "../change.ts";
import type { Opinion, View } from "./view.ts";

// The compiler: a program written for the base, compiled with the types of the new bundle.

/** A line of the program, and what it speaks of. */
interface Line {
  code: string;
  operation?: string;
  side?: Side;
  names?: string[];
}

/** The opinion of the compiler: an error is a break. It says nothing where all compiles. */
export const compiler: View = async ({ base, next, baseFile, nextFile }) => {
  const [old, fresh] = await Promise.all([typesOf(base, baseFile), typesOf(next, nextFile)]);
  const lines = [...head, ...program(base as Contract)];
  const files = { "base.ts": old, "next.ts": fresh, "program.ts": lines.map(({ code }) => code).join("\n") };
  return errorsOf(files).flatMap(({ line, text }): Opinion[] => {
    const { code: _, ...place } = lines[line] ?? {};
    return [{ says: "breaking", text, ...place }];
  });
};

/** The types of the first bundle asked about: one base is compared with many. */
const first = { text: "", types: Promise.resolve("") };

function typesOf(bundle: object, file: string): Promise<string> {
  const text = JSON.stringify(bundle);
  if (text === first.text) return first.types;
  const types = generateTypes(pathToFileURL(file));
  if (first.text === "") Object.assign(first, { text, types });
  return types;
}

const head: Line[] = [
  { code: 'import type * as Base from "../../../tools/diff/views/base.ts";' },
  { code: 'import type * as Next from "../../../tools/diff/views/next.ts";' },
  {
    code: 'type Success<O extends { responses: object }> = O["responses"][Extract<keyof O["responses"], 200 | 201 | 202 | 204>];',
  },
];

/** What callers of the base may have written. */
function program(base: Contract): Line[] {
  const names = Object.keys(base.components.schemas).map((name) => ({
    code: `export type _${name} = Next.components["schemas"][${JSON.stringify(name)}];`,
    names: [name],
  }));
  return [...names, ...listOperations(base).flatMap((operation) => operationLines(base, operation))];
}

function operationLines(base: Contract, operation: Operation): Line[] {
  const { operationId, path, method, requestBody } = operation;
  const of = (bundle: "Base" | "Next") => `${bundle}.operations[${JSON.stringify(operationId)}]`;
  const types = Object.keys(requestBody?.content ?? {}).map((type) => JSON.stringify(type));
  const targets = types.map((type) => `NonNullable<${of("Next")}["requestBody"]>["content"][${type}]`);
  const parts = requestBody ? ["requestBody", "parameters"] : ["parameters"];
  const examples = Object.values(requestExamples(base, operation)).map((example) => JSON.stringify(example));
  const request: string[] = [
    `export const _: Next.paths[${JSON.stringify(path)}][${JSON.stringify(method)}] extends undefined ? never : true = true;`,
    ...parts.map(
      (part) => `export const _ = (request: ${of("Base")}["${part}"]): ${of("Next")}["${part}"] => request;`,
    ),
    ...(requestBody ? targets : [`${of("Next")}["parameters"]`]).flatMap((target) =>
      examples.map((example) => `export const _: ${target} = ${example};`),
    ),
  ];
  // The shapes one by one, too: a success that lacks something could pass for the other, open shape.
  const shape = (bundle: "Base" | "Next", name: string) => `${bundle}.components["schemas"][${JSON.stringify(name)}]`;
  const answer: string[] = [
    `export const _ = (answer: Success<${of("Next")}>): Success<${of("Base")}> => answer;`,
    ...shapesOf(base, operation).map(
      (name) => `export const _ = (answer: ${shape("Next", name)}): ${shape("Base", name)} => answer;`,
    ),
  ];
  const line =
    (side: Side) =>
    (code: string, index: number): Line => ({
      code: code.replace("const _", `const ${operationId}_${side}${index}`),
      operation: operationId,
      side,
    });
  return [...request.map(line("request")), ...answer.map(line("answer"))];
}

/** Names of the shapes of an answer. */
function shapesOf(base: Contract, { responses }: Operation): string[] {
  const answer = responses["200"];
  if (!answer?.content) return [];
  const shapes = resolve<Schema>(base, media(answer).schema).oneOf as Reference[] | undefined;
  return (shapes ?? []).filter(({ $ref }) => $ref).map(componentName);
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  allowImportingTsExtensions: true,
  types: [],
};

/** The compiler's own declarations, read once. */
const libraries = new Map<string, ts.SourceFile | undefined>();

function errorsOf(files: Record<string, string>): { line: number; text: string }[] {
  const own = new Map(Object.entries(files).map(([name, text]) => [`/${name}`, text]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getCurrentDirectory = () => "/";
  host.fileExists = (name) => own.has(name) || fileExists(name);
  host.readFile = (name) => own.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = own.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, ...(rest.slice(0, 1) as [ts.ScriptTarget]), true);
    if (!libraries.has(name)) libraries.set(name, getSourceFile.call(host, name, ...rest));
    return libraries.get(name);
  };
  const program = ts.createProgram([...own.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => ({
    line: file?.fileName === "/program.ts" ? file.getLineAndCharacterOfPosition(start).line : -1,
    text: ts.flattenDiagnosticMessageText(messageText, " ").replace(/\s+/g, " "),
  }));
}
