import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Clone, makeClone } from "../elsewhere/clone.ts";
import { type Files, firstDifference, hashFiles } from "../elsewhere/files.ts";
import { freePort } from "../elsewhere/server.ts";
import { type Cache, startCache } from "./server.ts";

// What one machine has built, and another takes from the remote cache: two clones of the last commit, a server of its own.

let temporary: string;
let cache: Cache;
let first: Clone;
let second: Clone;
let cold: Files;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "cc-contract-cache-"));
  cache = await startCache(temporary);
  first = await makeClone(join(temporary, "first"));
  second = await makeClone(join(temporary, "second/machine"));
}, 600_000);
afterAll(async () => {
  await cache?.close();
  await rm(temporary, { recursive: true, maxRetries: 10 });
});

/** Builds as a machine that has the cache and nothing else: tasks, those of them from the cache, and all that was said. */
async function build(clone: Clone, env: Record<string, string> = cache.env) {
  await clone.execute("git", ["clean", "-dfxq", "-e", "node_modules"]);
  const begin = performance.now();
  const output = await clone.pnpm(["build"], env);
  const [, cached = "", tasks = ""] = /Cached: +(\d+) cached, (\d+) total/.exec(output) ?? [];
  const missed = [...output.matchAll(/^(\S+): cache miss, executing (\w+)/gm)].map(([, task = "", hash = ""]) => ({
    ...{ task, hash },
  }));
  for (const [line] of output.matchAll(/^.*WARNING.*$/gm)) console.log(line);
  console.log(`${cached} of ${tasks} tasks from the cache, ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  return { cached: Number(cached), tasks: Number(tasks), missed, output };
}

test("the first clone builds every task and leaves each in the cache, signed", { timeout: 300_000 }, async () => {
  const { cached, tasks, missed } = await build(first);
  expect([cached, tasks]).toEqual([0, missed.length]);
  cold = await hashFiles(first.folder);
  const hashes = missed.map(({ hash }) => hash);
  expect((await readdir(cache.artefacts)).sort()).toEqual(hashes.flatMap((hash) => [hash, `${hash}.tag`]).sort());
});

test("the second clone takes every task from the cache, byte for byte the same", { timeout: 300_000 }, async () => {
  const { cached, tasks, missed } = await build(second);
  expect(missed).toEqual([]);
  expect(cached).toBe(tasks);
  expect(firstDifference(cold, await hashFiles(second.folder))).toBeUndefined();
});

test("an artefact with other content is refused, and its task built again", { timeout: 300_000 }, async () => {
  const { task, hash } = await tamper("contractVersion = ", "CONTRACTVERSION = ");
  const { cached, tasks, missed } = await build(second);
  expect(missed).toEqual([{ task, hash }]);
  expect(cached).toBe(tasks - 1);
  expect(firstDifference(cold, await hashFiles(second.folder))).toBeUndefined();
});

/** Changes a text in the artefact that has it, so that it still unpacks. Returns the task that it belongs to. */
async function tamper(text: string, other: string): Promise<{ task: string; hash: string }> {
  for (const hash of await readdir(cache.artefacts)) {
    if (hash.endsWith(".tag")) continue;
    const file = join(cache.artefacts, hash);
    const artefact = zstdDecompressSync(await readFile(file)).toString("latin1");
    const [, name] = /([\w-]+)\/dist\/index\.js\0/.exec(artefact) ?? [];
    if (!artefact.includes(text) || name !== "spec") continue;
    await writeFile(file, zstdCompressSync(Buffer.from(artefact.replaceAll(text, other), "latin1")));
    return { task: "@cc-contract/spec:build", hash };
  }
  throw new Error(`no artefact has ${text}`);
}

test("a machine with another key takes nothing from the cache", { timeout: 300_000 }, async () => {
  const key = Buffer.alloc(32, "x").toString();
  const { cached } = await build(second, { ...cache.env, TURBO_REMOTE_CACHE_SIGNATURE_KEY: key });
  expect(cached).toBe(0);
  expect(firstDifference(cold, await hashFiles(second.folder))).toBeUndefined();
});

test("a cache that does not answer is said to be unavailable, and the build goes on", {
  timeout: 300_000,
}, async () => {
  const { cached, output } = await build(second, { ...cache.env, TURBO_API: `http://127.0.0.1:${await freePort()}` });
  expect(cached).toBe(0);
  expect(output).toContain("Remote caching unavailable");
  expect(firstDifference(cold, await hashFiles(second.folder))).toBeUndefined();
});
