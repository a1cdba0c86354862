import { deepStrictEqual } from "node:assert";
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { table } from "../../../../tools/lib/table.ts";
import { compile, modes, writeConsumers } from "./compile.ts";
import { askChromium, askWorkerd } from "./hosts.ts";
import { install, makeProject, run } from "./install.ts";
import { bun, compilers, deno, esbuild, nodeRuntimes, type Pinned, workerd } from "./packages.ts";
import { makePlan } from "./plan.ts";
import { startServer } from "./server.ts";

// Installs both packages as others would, from their tarballs, and lets every runtime and compiler that they support
// use them. Prints what came of it; the exit code is 0 only where all is good.

type Mode = "import" | "require";

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
const temporary = await mkdtemp(join(tmpdir(), "cc-contract-runtimes-"));
process.once("exit", () => rmSync(temporary, { recursive: true, force: true, maxRetries: 10 }));

const plan = await makePlan();
const pinned = [...nodeRuntimes, bun, deno, workerd, esbuild, ...compilers];
const installs = new Map(pinned.map((one) => [one, install(temporary, one)]));
// The row that needs it reports a failure.
for (const promise of installs.values()) promise.catch(() => {});
const installed = (one: Pinned) => installs.get(one) as Promise<string>;
const project = await makeProject(temporary);
const bundles = join(project, "bundle");
const problems: string[] = [];

await writeConsumers(project);
const bundled = bundle();
bundled.catch(() => {});
await Promise.allSettled([...installs.values(), bundled]);

const rows: string[][] = [];
for (const node of nodeRuntimes)
  for (const mode of ["import", "require"] as const) await runCommand(node, mode, () => []);
for (const mode of ["import", "require"] as const) await runCommand(bun, mode, () => ["--no-install"]);
// `require` reads files while the program runs, `import` before.
for (const mode of ["import", "require"] as const)
  await runCommand(deno, mode, (origin) => [
    "run",
    "--no-prompt",
    "--no-remote",
    `--allow-net=${new URL(origin).host}`,
    ...(mode === "require" ? [`--allow-read=${project}`] : []),
  ]);
await tryOut(workerd.name, workerd.version, "import", async (origin) => {
  await bundled;
  return { output: await askWorkerd(await installed(workerd), project, origin) };
});
await tryOut("Chromium", "-", "import", async (origin) => {
  await bundled;
  return askChromium(origin);
});
console.log(`\n${table(["Runtime", "Version", "Loaded by", "Result", "ms"], rows)}\n`);

const compiled: string[][] = [];
for (const compiler of compilers)
  compiled.push(...(await Promise.all(Object.keys(modes).map((mode) => compileBy(compiler, mode)))));
console.log(`${table(["Compiler", "Version", "Mode", "Result"], compiled)}\n`);
for (const problem of problems) console.error(`${problem}\n`);
process.exit(problems.length > 0 ? 1 : 0);

async function bundle(): Promise<void> {
  const args = ["worker.mjs", "page.mjs", "--bundle", "--format=esm", "--log-level=error", `--outdir=${bundles}`];
  await run(process.execPath, [await installed(esbuild), ...args], { cwd: project });
}

/** Runs the program by a runtime that has a command. */
async function runCommand(runtime: Pinned, mode: Mode, flags: (origin: string) => string[]): Promise<void> {
  const program = join(project, mode === "import" ? "program.mjs" : "program.cjs");
  // What a runtime keeps is kept in the temporary folder, and no proxy stands between it and 127.0.0.1.
  const env = {
    ...process.env,
    HOME: temporary,
    DENO_DIR: join(temporary, "deno"),
    NO_PROXY: "127.0.0.1",
    NO_COLOR: "1",
  };
  await tryOut(runtime.name, runtime.version, mode, async (origin) => ({
    output: await run(await installed(runtime), [...flags(origin), program, origin], { cwd: project, env }),
  }));
}

/** Lets a runtime run the program against a server of its own, and compares what it says with what it should. */
async function tryOut(
  name: string,
  version: string,
  mode: Mode,
  ask: (origin: string) => Promise<{ output: string; version?: string }>,
): Promise<void> {
  const server = await startServer(plan, bundles);
  const begin = performance.now();
  let result = "ok";
  try {
    const answer = await ask(server.origin);
    version = answer.version ?? version;
    judge(answer.output);
  } catch (error) {
    result = "FAILED";
    problems.push(`${name} ${version}, ${mode}: ${(error as Error).message}`);
  } finally {
    await server.close();
  }
  rows.push([name, version, mode, result, (performance.now() - begin).toFixed()]);
}

/** @throws {Error} that names each part which is not as expected */
function judge(output: string): void {
  let printed: Record<string, unknown>;
  try {
    printed = JSON.parse(output);
  } catch {
    throw new Error(`it printed no JSON: ${output}`);
  }
  const expected: Record<string, unknown> = JSON.parse(JSON.stringify(plan.expected));
  const differences = Object.keys({ ...printed, ...expected }).flatMap((part) => {
    try {
      deepStrictEqual(printed[part], expected[part]);
      return [];
    } catch (error) {
      return [`${part}: ${(error as Error).message}`];
    }
  });
  if (differences.length > 0) throw new Error(differences.join("\n"));
}

async function compileBy(compiler: Pinned, mode: string): Promise<string[]> {
  const { name, version } = compiler;
  const problem = await installed(compiler)
    .then((file) => compile(file, project, mode))
    .catch((error: Error) => error);
  if (problem) problems.push(`${name} ${version}, ${mode}: ${problem.message}`);
  return [name, version, mode, problem ? "FAILED" : "ok"];
}
