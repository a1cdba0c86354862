import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleFile, readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateTypes } from "./types.ts";

// Whether the generator that would succeed today's makes types that mean the same, and whether the client compiles with
// them: then the swap is one file.

const root = join(import.meta.dirname, "../..");
const contract = await readContract();
let folder: string;
let theirs: string;

beforeAll(async () => {
  theirs = await generateTypes(bundleFile);
  folder = await mkdtemp(join(tmpdir(), "cc-contract-successor-"));
  await cp(join(root, "src"), join(folder, "src"), { recursive: true });
  await cp(join(root, "src/generated/types.gen.ts"), join(folder, "ours.ts"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
});
afterAll(() => rm(folder, { recursive: true }));

test("the client compiles with the successor's types", async () => {
  await writeFile(join(folder, "src/generated/types.gen.ts"), theirs);
  expect(compile("src/index.ts")).toEqual([]);
});

test("every schema, request, path and answer means the same", async () => {
  expect(await differences(theirs)).toEqual([]);
});

test("a property that became required is noticed where it is used", async () => {
  const altered = theirs.replace("operateType?: number", "operateType: number");
  expect(await differences(altered)).toEqual(["schema QueryAgentOperationsRequest", "request of queryAgentOperations"]);
});

test("a property that is gone although it was optional is noticed", async () => {
  const altered = theirs.replace(/resultDatas\?: Array<AgentOperation>;/, "");
  expect(await differences(altered)).toContain("answer of queryAgentOperations");
});

/** What the types of two generators do not agree in. */
async function differences(types: string): Promise<string[]> {
  const pairs = [
    ...Object.keys(contract.components.schemas).map((name) => [
      `schema ${name}`,
      `["components"]["schemas"]["${name}"]`,
    ]),
    ...listOperations(contract).flatMap(({ operationId, requestBody }) => {
      const of = `["operations"]["${operationId}"]`;
      const request = requestBody
        ? [`request of ${operationId}`, `${of}["requestBody"]["content"]["application/json"]`]
        : [`path of ${operationId}`, `${of}["parameters"]["path"]`];
      return [request, [`answer of ${operationId}`, `${of}["responses"][200]["content"]["application/json"]`]];
    }),
  ] as [string, string][];
  await writeFile(join(folder, "theirs.ts"), types);
  await writeFile(join(folder, "parity.ts"), parity(pairs.map(([, access]) => access)));
  const lines = compile("parity.ts").map((message) => Number(/^parity\.ts:(\d+)/.exec(message)?.[1] ?? Number.NaN));
  const first = prelude.split("\n").length;
  return lines.map((line) => pairs[line - first]?.[0] ?? `line ${line}`);
}

// Optional properties can be assigned to a type that lacks them, so mutual assignability alone would overlook a loss:
// both sides are written out, and have to be one and the same type.
const prelude = `import type * as ours from "./ours.ts";
import type * as theirs from "./theirs.ts";
interface Ours { components: ours.components; operations: ours.operations }
interface Theirs { components: theirs.components; operations: theirs.operations }
type Flat<T> = T extends object ? { [K in keyof T]: Flat<T[K]> } : T;
type Assignable<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Identical<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Same<A, B> = Assignable<A, B> extends true ? Identical<Flat<A>, Flat<B>> : false;
`;

function parity(accesses: string[]): string {
  return `${prelude}${accesses.map((access, i) => `export const _${i}: Same<Ours${access}, Theirs${access}> = true;`).join("\n")}\n`;
}

/** Messages of the compiler about a file and what it imports. */
function compile(file: string): string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.build.json"), ts.sys.readFile);
  const shared = ts.readConfigFile(join(root, "../../tsconfig.base.json"), ts.sys.readFile).config;
  const own = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config;
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...shared.compilerOptions, ...own.compilerOptions, ...config.compilerOptions, noEmit: true, rootDir: folder },
    folder,
  );
  const program = ts.createProgram([join(folder, file)], options);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    const name = file?.fileName.slice(folder.length + 1) ?? "";
    return `${name}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}
