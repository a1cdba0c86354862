import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../../docs/package.json" with { type: "json" };
import { install } from "../../packages/client/test/runtimes/install.ts";
import { compilers, nodeTypes } from "../../packages/client/test/runtimes/packages.ts";
import { type Simulator, startSimulator } from "../../packages/testing/src/index.ts";
import validators from "../../packages/validators/package.json" with { type: "json" };
import { type Clone, makeClone } from "../../tools/lib/clone.ts";
import { listPackages } from "../../tools/lib/packages.ts";
import { pnpm } from "../../tools/lib/pnpm.ts";
import { run } from "../../tools/lib/run.ts";
import { table } from "../../tools/lib/table.ts";
import { type Example, writeConfig, writeExamples } from "./examples.ts";
import { environment, listManagers, type Manager, makeProject } from "./managers.ts";
import { type LocalRegistry, startRegistry } from "./registry.ts";

// The last commit is published to a registry of its own, and others install it from there.

const columns = ["install", "ESM", "require", ...compilers.map(({ version }) => `TS ${version}`)];
const rows = new Map<string, Map<string, string>>();
const names = (await listPackages()).map(({ name }) => name);
let temporary: string;
let registry: LocalRegistry;
let clone: Clone;
let simulator: Simulator;
let managers: Manager[];
let compilerFiles: string[];

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "cc-contract-published-"));
  simulator = await startSimulator();
  [registry, clone, managers, compilerFiles] = await Promise.all([
    startRegistry(temporary),
    makeClone(join(temporary, "clone")),
    listManagers(temporary),
    Promise.all(compilers.map((compiler) => install(temporary, compiler))),
  ]);
}, 600_000);
afterAll(async () => {
  await Promise.all([simulator?.close(), registry?.close()]);
  await rm(temporary, { recursive: true, maxRetries: 10 });
  const cells = [...rows].map(([name, row]) => [name, ...columns.map((column) => row.get(column) ?? "-")]);
  console.log(`\n${table(["Manager", ...columns], cells)}\n`);
});

/** What the script `release` does after its check of the changesets; the clone is on no branch. */
const publish = () => {
  const args = ["publish", "--recursive", "--access=public", "--no-git-checks", `--registry=${registry.url}`];
  return run(...pnpm(...args), clone.folder, { ...process.env, ...registry.publisher });
};

test("all four are published, and nothing a second time", { timeout: 300_000 }, async () => {
  await clone.pnpm(["build"]);
  const packages = (await listPackages()).map(({ name, version }) => `${name}@${version}`);
  const first = await publish();
  expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: "" });
  for (const one of packages) expect(first.stdout).toContain(one);
  const second = await publish();
  expect(second.code).toBe(0);
  for (const one of packages) expect(second.stdout).not.toContain(one);
});

describe.each(["npm", "pnpm", "Yarn", "Bun"])("installed by %s", (name) => {
  const row = new Map<string, string>();
  let manager: Manager;
  let project: string;
  let examples: Example[];

  /** Notes in the table that something failed until it is done. */
  async function entry(column: string, work: () => Promise<string>): Promise<void> {
    row.set(column, "FAILED");
    row.set(column, await work());
  }

  test("all four come from the registry, with what they depend on", { timeout: 300_000 }, async () => {
    rows.set(name, row);
    await entry("install", async () => {
      manager = managers.find((one) => one.name === name) as Manager;
      const own = (await listPackages()).map(({ name, version }) => [name, version]);
      const [types, version] = nodeTypes.split(/(?!^)@/);
      const begin = performance.now();
      // Beside our packages: what their examples import, what that leaves to its users, and the types of Node.
      project = await makeProject(temporary, manager, registry.url, {
        ...Object.fromEntries([...own, [types, version]]),
        hono: manifest.devDependencies.hono,
        "@hono/standard-validator": manifest.devDependencies["@hono/standard-validator"],
        "@standard-schema/spec": validators.devDependencies["@standard-schema/spec"],
      });
      examples = await writeExamples(project, names);
      await writeConfig(project, examples);
      return `${((performance.now() - begin) / 1000).toFixed(1)} s`;
    });
    for (const name of names) expect(examples.some((example) => example.name.startsWith(name))).toBe(true);
  });

  /** Runs an example, which must not end with a failure or print one. */
  async function execute(file: string): Promise<string> {
    const { url, accessKey, secretKey, guid } = simulator;
    const own = { CMS: url, GATEWAY: url, CC_ACCESS_KEY: accessKey, CC_SECRET_KEY: secretKey, CC_GUID: guid };
    const env = { ...environment(join(temporary, "home"), registry.url), ...own };
    const [command = "", ...args] = manager.run;
    const { code, stdout, stderr } = await run(command, [...args, join(project, file)], project, env);
    expect({ file, code, stderr }).toEqual({ file, code: 0, stderr: "" });
    expect(stdout).not.toMatch(/Error\b|again in/);
    return stdout;
  }

  test("each example of the READMEs runs as printed", { timeout: 120_000 }, async () => {
    await entry("ESM", async () => {
      for (const { module } of examples) await execute(module);
      return `${examples.length} ok`;
    });
  });

  test("each runs by `require`, and prints the same", { timeout: 120_000 }, async () => {
    await entry("require", async () => {
      for (const { module, required } of examples) {
        expect(shape(await execute(required))).toBe(shape(await execute(module)));
      }
      return `${examples.length} ok`;
    });
  });

  test.each(compilers.map(({ version }, index) => ({ version, index })))(
    "each compiles by TypeScript $version, as a module and as CommonJS",
    { timeout: 120_000 },
    async ({ version, index }) => {
      await entry(`TS ${version}`, async () => {
        const { code, stdout } = await run(process.execPath, [compilerFiles[index] as string], project);
        expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
        return `${examples.length * 2} ok`;
      });
    },
  );
});

/** A text in which every number is the same: what a server holds changes with the time. */
function shape(text: string): string {
  return text.replace(/\d+/g, "0");
}
