import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { operateType, status } from "@cc-contract/client/codes";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples } from "@cc-contract/spec/model/operations";
import { type ReceivedRequest, startSimulator } from "@cc-contract/testing";
import { build } from "esbuild";
import ts from "typescript";
import { type Generator, type GeneratorCheck, generatorChecks } from "../../docs/foreign/generators.ts";
import { signedFetch } from "../../docs/samples/signed-fetch.ts";
import { attempt, failed, type Outcome, passed, type Row } from "./matrix.ts";
import { folderFor, runCommand } from "./tools.ts";

// Runs a generator, compiles what it generates together with calls by it, and makes the calls.

const contract = await readContract();
const { queryAgentRests: rests } = Object.fromEntries(listOperations(contract).map((one) => [one.operationId, one]));
const [sample] = rests ? Object.values(requestExamples(contract, rests)) : [];
const { queryParam } = sample as { queryParam: Record<string, unknown> };
const queries = {
  right: JSON.stringify(queryParam),
  half: JSON.stringify({ ...queryParam, limit: undefined }),
  wrong: JSON.stringify({ ...queryParam, vdn: "text" }),
};
/** The fields of the request that every user interface has to show. */
export const fields = Object.keys(queryParam);

const target = `export interface Target { baseUrl: string; fetch: typeof globalThis.fetch }`;

/** The rests, read from a response: `number` is their type, and whatever else is claimed has to be refused. */
const read = (type: string) => `
export async function rests(target: Target): Promise<${type}> {
  const { resultDesc } = await call(target);
  if (typeof resultDesc === "string") throw new Error(resultDesc);
  return resultDesc.allowRestNum;
}`;

const calls = {
  right: [queries.right, "number"],
  half: [queries.half, "number"],
  wrongRequest: [queries.wrong, "number"],
  wrongResponse: [queries.right, "boolean"],
} as const;

export async function tryGenerator(generator: Generator): Promise<Row> {
  const { name, files = {}, run, prints, call, limits = {} } = generator;
  const outcomes = Object.fromEntries(Object.keys(generatorChecks).map((check) => [check, "not tried"])) as Record<
    GeneratorCheck,
    Outcome
  >;
  const row = { tool: name, outcomes, limits };
  const folder = await folderFor(name);
  const modules = Object.entries(calls).map(([file, [query, type]]) => [
    `${file}.ts`,
    `import type { Target } from "./target";${call.replace("QUERY", query)}${read(type)}`,
  ]);
  for (const [file, text] of [...Object.entries(files), ["target.ts", target], ...modules])
    await writeFile(join(folder, file as string), text as string);

  const { code, stdout, stderr } = await runCommand(run, folder);
  outcomes.runs = code === 0 ? passed : failed(stderr || stdout);
  if (code !== 0) return row;
  if (prints) await writeFile(join(folder, prints), stdout);

  outcomes.meanings = meaningsIn(await textOf(join(folder, "out")));
  const errors = compile(folder);
  const own = [...errors].filter(([file]) => !Object.hasOwn(calls, file)).flatMap(([, messages]) => messages);
  outcomes.compiles = own.length === 0 ? passed : failed(own.join("\n"));
  outcomes.call = errors.has("right") ? failed(errors.get("right")?.join("\n")) : passed;
  if (errors.has("right")) return row;
  const missed = (["wrongRequest", "wrongResponse"] as const).filter((call) => !errors.has(call));
  outcomes.typed = missed.length === 0 ? passed : failed(`compiles: ${missed.join(", ")}`);
  await makeCalls(folder, outcomes, errors.has("half"));
  return row;
}

/** Messages of the compiler by file, without its extension. */
function compile(folder: string): Map<string, string[]> {
  const program = ts.createProgram({
    rootNames: Object.keys(calls).map((call) => join(folder, `${call}.ts`)),
    options: {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: [],
      allowImportingTsExtensions: true,
      resolveJsonModule: true,
    },
  });
  const found = new Map<string, string[]>();
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = file?.fileName.slice(folder.length + 1).replace(/\.ts$/, "") ?? "options";
    found.set(name, [...(found.get(name) ?? []), `${name}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`]);
  }
  return found;
}

async function makeCalls(folder: string, outcomes: Record<GeneratorCheck, Outcome>, isRefused: boolean): Promise<void> {
  const received: ReceivedRequest[] = [];
  const simulator = await startSimulator({
    mutate: (response, request) => {
      received.push(request);
      return response;
    },
  });
  const send = globalThis.fetch;
  const signed = signedFetch(simulator.accessKey, simulator.secretKey, send);
  /** What the client sets itself, before the sample adds to it. */
  let type: string | null = null;
  const own: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    type = request.headers.get("content-type");
    return signed(request);
  };
  const request = async (call: keyof typeof calls): Promise<number> => {
    const { rests } = await bundle(folder, call);
    return rests({ baseUrl: simulator.url, fetch: own });
  };
  try {
    outcomes.succeeds = await attempt(async () => {
      const number = await request("right");
      if (!(number > 0)) throw new Error(`${number} agents may rest`);
    });
    outcomes.charset = /^application\/json; ?charset=utf-8$/i.test(type ?? "") ? passed : failed(type);
    if (isRefused) {
      outcomes.half = { passed: true, how: "type" };
    } else if (outcomes.succeeds !== "not tried" && outcomes.succeeds.passed) {
      const before = received.length;
      const refused = await request("half").then(
        () => false,
        () => true,
      );
      outcomes.half = refused
        ? { passed: true, how: received.length > before ? "server" : "validator" }
        : failed("no one");
    }
  } finally {
    globalThis.fetch = send;
    await simulator.close();
  }
}

/** A call as one module: generators omit the extensions that Node requires. */
async function bundle(folder: string, call: string): Promise<{ rests(target: object): Promise<number> }> {
  const outfile = join(folder, `${call}.mjs`);
  await build({
    ...{ entryPoints: [join(folder, `${call}.ts`)], outfile, bundle: true },
    ...{ format: "esm", platform: "node", logLevel: "silent", packages: "external" },
  });
  return import(pathToFileURL(outfile).href);
}

async function textOf(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");
}

/** Whether a text contains the meanings of the last status and the last operation type, regardless of line breaks. */
export function meaningsIn(text: string): Outcome {
  const plain = (one: string) => one.replace(/[^\p{L}\p{N}]+/gu, " ");
  const found = plain(text);
  const last = [status, operateType].map(({ meanings }) => String(Object.values(meanings).at(-1)));
  const missing = last.filter((meaning) => !found.includes(plain(meaning)));
  return missing.length === 0 ? passed : failed(`not found: ${missing.join(", ")}`);
}
