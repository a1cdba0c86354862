import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { afterAll, expect, test } from "vitest";

// The last commit as a newcomer gets it: cloned to an empty folder, with an empty store, by the two commands of the
// README. Each command has a separate clone, so that none finds what another has built.

const run = promisify(execFile);
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** A fresh clone, and a way to run commands in it. */
async function clone() {
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-fresh-"));
  folders.push(folder);
  await run("git", ["clone", "--quiet", join(import.meta.dirname, "../.."), join(folder, "clone")]);
  const { CI: _, ...env } = process.env;
  const empty = { pnpm_config_store_dir: join(folder, "store"), XDG_DATA_HOME: join(folder, "data") };
  const execute = async (command: string, ...args: string[]) => {
    const options = { cwd: join(folder, "clone"), env: { ...env, ...empty }, maxBuffer: 2 ** 26 };
    const { stdout, stderr } = await run(command, args, options);
    // A setting of the machine's npm that npm itself complains about, and npm's news of itself.
    return stdout + stderr.replace(/^npm (warn Unknown user config|notice).*\n/gm, "");
  };
  return { execute, pnpm: (...args: string[]) => execute("npx", "-y", "pnpm@12", ...args) };
}

test("start --once works the first time, without a warning", { timeout: 300_000 }, async () => {
  const output = await (await clone()).pnpm("start", "--once");
  for (const { operationId } of listOperations(await readContract())) {
    expect(output).toMatch(new RegExp(`^${operationId} .* 200 .* yes `, "m"));
  }
  expect(output).not.toMatch(/warn/i);
});

test("test passes the first time, without a warning; a second build is from the cache and changes no file", {
  timeout: 900_000,
}, async () => {
  const { execute, pnpm } = await clone();
  const output = await pnpm("test");
  expect(output).toMatch(/Tasks: +(\d+) successful, \1 total/);
  expect(output).not.toMatch(/warn/i);
  expect(await pnpm("build")).toMatch(/Cached: +(\d+) cached, \1 total/);
  expect(await execute("git", "status", "--porcelain")).toBe("");
});
