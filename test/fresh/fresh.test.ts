import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { listOperations, readContract } from "@cc-contract/spec/contract";
import { afterAll, beforeAll, expect, test } from "vitest";

// The last commit as a newcomer gets it: cloned to an empty folder, with an empty store, by the two commands of the README.

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cc-contract-fresh-"));
  await run("git", ["clone", "--quiet", join(import.meta.dirname, "../.."), join(folder, "clone")]);
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

async function pnpm(...args: string[]) {
  const { CI: _, ...env } = process.env;
  const empty = { pnpm_config_store_dir: join(folder, "store"), XDG_DATA_HOME: join(folder, "data") };
  const { stdout, stderr } = await run("npx", ["-y", "pnpm@12", ...args], {
    cwd: join(folder, "clone"),
    env: { ...env, ...empty },
    maxBuffer: 2 ** 26,
  });
  return stdout + stderr.replace(/^npm (warn|notice).*\n/gm, "");
}

test("start --once works the first time, without a warning", { timeout: 300_000 }, async () => {
  const output = await pnpm("start", "--once");
  for (const { operationId } of listOperations(await readContract())) {
    expect(output).toMatch(new RegExp(`^${operationId} .* 200 .* yes `, "m"));
  }
  expect(output).not.toMatch(/warn/i);
});

test("test passes the first time, without a warning", { timeout: 600_000 }, async () => {
  const output = await pnpm("test");
  expect(output).toMatch(/Tasks: +(\d+) successful, \1 total/);
  expect(output).not.toMatch(/warn/i);
});

test("a second build takes everything from the cache, and changes no file", { timeout: 300_000 }, async () => {
  expect(await pnpm("build")).toMatch(/Cached: +(\d+) cached, \1 total/);
  const { stdout } = await run("git", ["status", "--porcelain"], { cwd: join(folder, "clone") });
  expect(stdout).toBe("");
});
