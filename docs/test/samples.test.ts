import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { services } from "@cc-contract/client";
import { authorization } from "@cc-contract/client/sign";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, successOf } from "@cc-contract/spec/model/operations";
import { startSimulator } from "@cc-contract/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import vectors from "../../packages/client/test/vectors/c2-signing.json" with { type: "json" };
import { patternOf, unmarked } from "../scripts/outputs.ts";

// Every program that a page or a README shows, as printed, against the simulator.

const docs = join(import.meta.dirname, "..");
const operations = listOperations(await readContract());
const own = await readdir(join(docs, "samples"));
const made = await readdir(join(docs, "dist/samples"));
const readmes = [
  "README.md",
  ...["spec", "packages/client", "packages/validators", "packages/testing"].map((folder) => `${folder}/README.md`),
];
const blocks = (await Promise.all(readmes.map(blocksOf))).flat();
let env: Record<string, string>;
let close: () => Promise<void>;
let folder: string;

beforeAll(async () => {
  const { url, accessKey, secretKey, guid, ...simulator } = await startSimulator();
  env = { CMS: url, GATEWAY: url, CC_ACCESS_KEY: accessKey, CC_SECRET_KEY: secretKey, CC_GUID: guid };
  close = simulator.close;
  // Inside the package, so that its packages are found.
  folder = await mkdtemp(join(docs, "readme-"));
});
afterAll(async () => {
  await close?.();
  await rm(folder, { recursive: true });
});

/** Runs a program to its end, and returns what it prints. */
async function run(file: string, cwd: string): Promise<string> {
  const [command = process.execPath, ...args] = runtimes[extname(file)]?.run ?? [];
  // Compilers keep what they have made at home.
  const { PATH = "", HOME = tmpdir(), LOCALAPPDATA = tmpdir() } = process.env;
  // A limit for hanging tests: machines are shared.
  const options = { cwd, timeout: 120_000, env: { PATH, HOME, LOCALAPPDATA, ...env } };
  return (await promisify(execFile)(command, [...args, file], options)).stdout;
}

/** Runs programs that aren't Node's, and tells whether it is installed. */
interface Runtime {
  run: string[];
  version: string[];
  atLeast?: RegExp;
}

const runtimes: Record<string, Runtime> = {
  ".sh": { run: ["bash"], version: ["bash", "--version"] },
  ".py": { run: ["python3"], version: ["python3", "--version"] },
  ".java": { run: ["java"], version: ["javac", "--version"] },
  ".go": { run: ["go", "run"], version: ["go", "version"] },
  ".cs": { run: ["dotnet", "run"], version: ["dotnet", "--version"], atLeast: /^[1-9]\d/ },
};

function isMissing(file: string): boolean {
  const { version: [command = "", ...args] = [], atLeast = /./ } = runtimes[extname(file)] ?? {};
  if (!command) return false;
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8" });
  return status !== 0 || !atLeast.test(stdout);
}

/** A clone on Windows may have other line ends, and so may the end of what is printed. */
function plain(text: string): string {
  return text.trim().replaceAll("\r\n", "\n");
}

async function blocksOf(file: string): Promise<{ name: string; code: string }[]> {
  const text = (await readFile(join(docs, "..", file), "utf8")).replaceAll("\r\n", "\n");
  const found = text.matchAll(/^```ts\n([\s\S]*?)^```$/gm);
  return [...found].map(([, code = ""], index) => ({ name: `${file}, block ${index + 1}`, code }));
}

describe.concurrent("a sample of the guides prints what is beside it", () => {
  for (const name of own.filter((name) => !name.endsWith(".out")))
    test.skipIf(isMissing(name))(name, async () => {
      const expected = await readFile(join(docs, "samples", name.replace(/\.\w+$/, ".out")), "utf8");
      const printed = plain(await run(name, join(docs, "samples")));
      // What is marked may differ. Where more does, the difference says what.
      if (!patternOf(plain(expected)).test(printed)) expect(printed).toBe(unmarked(plain(expected)));
    });
});

test("the signatures that the programs of other languages print are those of the vectors, and of the client", async () => {
  const { accessKey, secretKey, timestamp, method, path, cases } = vectors;
  const special = await authorization({
    ...{ accessKey, secretKey, method, path, date: new Date(timestamp) },
    ...{ headers: cases[0]?.headers ?? {}, body: "Zoë + (1)*~!'" },
  });
  const expected = [...cases, special].map(({ authorization }) => authorization);
  const printed = await readFile(join(docs, "samples/sign.out"), "utf8");
  expect(plain(printed).split("\n")).toEqual(expected);
});

describe.concurrent("a sample of an operation's page gets a success with data", () => {
  const successes = Object.values(services).map(({ code, success }) => `"${code}":"${success}"`);
  const bodyless = operations.filter((one) => !successOf(one).media).map(({ operationId }) => operationId);
  test.each(made)("%s", async (name) => {
    const output = await run(name, join(docs, "dist/samples"));
    // curl shows the entire response, the others its data.
    const hasBody = !bodyless.includes(name.replace(/\..*/, ""));
    if (hasBody) expect(output.trim()).not.toBe("");
    if (hasBody && name.endsWith(".sh")) expect(successes.some((success) => output.includes(success))).toBe(true);
    expect(output).not.toMatch(/^(0 undefined|\[\])|:\[\]/);
  });
});

describe.concurrent("a block of a README runs", () => {
  test.each(blocks)("$name", async ({ name, code }) => {
    const file = `${name.replace(/\W+/g, "-")}.ts`;
    await writeFile(join(folder, file), code);
    await run(file, folder);
  });
});
