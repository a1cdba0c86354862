import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { startSimulator } from "../../packages/testing/src/index.ts";
import { pack } from "../../tools/lib/pack.ts";

// The tarballs in a project of somebody else's, whose CI does what the README says.

const run = promisify(execFile);
const packages = ["spec", "packages/client", "packages/validators", "packages/testing"];
const root = join(import.meta.dirname, "../..");
let folder: string;
let project: string;
let readme: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cc-contract-packed-"));
  project = join(folder, "project");
  await mkdir(project);
  const tarballs = await Promise.all(packages.map((name) => pack(join(root, name), folder)));
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await run("npm", ["install", "--save-dev", ...flags, ...tarballs], { cwd: project });
  readme = await readFile(join(project, "node_modules/@cc-contract/testing/README.md"), "utf8");
  await writeFile(join(project, "fixtures.json"), block("json", "Id"));
}, 300_000);
afterAll(() => rm(folder, { recursive: true }));

/** The code block of the README in that language which holds that text. */
function block(language: string, text: string): string {
  const blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language);
  const code = blocks.map(([, , code = ""]) => code).find((code) => code.includes(text));
  if (!code) throw new Error(`the README has no block of ${language} with ${text}`);
  return code;
}

/** Runs a line as a CI server does, outside the workspace: its Node and its packages are not to be found. */
async function shell(line: string, env: Record<string, string>): Promise<string> {
  const PATH = (process.env.PATH ?? "")
    .split(":")
    .filter((part) => !part.startsWith(root))
    .join(":");
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_)|PNPM_|VITEST|NODE_PATH)/.test(name),
  );
  const own = { ...Object.fromEntries(inherited), PATH, npm_config_update_notifier: "false", ...env };
  return (await run("bash", ["-e", "-c", line], { cwd: project, env: own })).stdout;
}

interface Step {
  run?: string;
  env?: Record<string, string>;
}

test("the GitHub workflow of the README installs, verifies and reports, as written", { timeout: 300_000 }, async () => {
  const { url, accessKey, secretKey, guid, close } = await startSimulator();
  const context: Record<string, string> = {
    ...{ "vars.CMS": url, "vars.GATEWAY": url, "secrets.CC_GUID": guid },
    ...{ "secrets.CC_ACCESS_KEY": accessKey, "secrets.CC_SECRET_KEY": secretKey },
  };
  const steps: Step[] = parse(block("yaml", "runs-on")).jobs.contract.steps;
  let output = "";
  for (const { run: line, env = {} } of steps) {
    if (line === undefined) continue;
    const values = Object.entries(env).map(([name, text]) => [
      name,
      text.replace(/\$\{\{ (.*?) \}\}/g, (_, key: string) => context[key] ?? ""),
    ]);
    output += await shell(line, Object.fromEntries(values));
  }
  await close();
  expect(output).toContain("Holds");
  expect(await readFile(join(project, "contract.xml"), "utf8")).toMatch(/^<\?xml/);
  expect(await readFile(join(project, "contract.html"), "utf8")).toMatch(/^<!doctype html>/i);
});

test("the GitLab job of the README does the same", { timeout: 300_000 }, async () => {
  const { url, accessKey, secretKey, guid, close } = await startSimulator();
  const env = { CMS: url, GATEWAY: url, CC_ACCESS_KEY: accessKey, CC_SECRET_KEY: secretKey, CC_GUID: guid };
  const lines: string[] = parse(block("yaml", "image:")).contract.script;
  expect(await shell(lines.join("\n"), env)).toContain("Holds");
  await close();
});

test("a workflow whose server breaks the contract fails", async () => {
  const { url, accessKey, secretKey, guid, close } = await startSimulator({ ignorePaging: true, ignoreFilters: true });
  const env = { CMS: url, GATEWAY: url, CC_ACCESS_KEY: accessKey, CC_SECRET_KEY: secretKey, CC_GUID: guid };
  const [, line = ""]: string[] = parse(block("yaml", "image:")).contract.script;
  await expect(shell(line, env)).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining("queryAgentRests: pages"),
  });
  await close();
});

test("the programs of the README compile and run, as written", async () => {
  await writeFile(join(project, "verify.ts"), block("ts", "verify({"));
  await writeFile(join(project, "simulate.ts"), block("ts", "startMock"));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  await writeFile(
    join(project, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { module: "nodenext", target: "es2022", strict: true, types: [] } }),
  );
  await run(process.execPath, [tsc], { cwd: project });
  expect(await shell("node verify.js", {})).toMatch(/^holds \d+\n$/);
  expect(await shell("node simulate.js", {})).toMatch(/^http:\/\/127\.0\.0\.1:\d+ \d+ .+\n$/);
});
