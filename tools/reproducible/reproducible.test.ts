import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeClone } from "../elsewhere/clone.ts";
import { type Files, firstDifference, hashFiles, hashOf } from "../elsewhere/files.ts";

// The last commit, built and packed twice, in folders of other names and depth and under another time zone and language.

let temporary: string;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "cc-contract-reproducible-"));
});
afterAll(() => rm(temporary, { recursive: true, maxRetries: 10 }));

/** All files of a clone after the build, and the tarballs and the list of components of a release in `release/`. */
async function buildIn(folder: string, env: Record<string, string>): Promise<Files> {
  const clone = await makeClone(join(temporary, folder), env);
  await clone.pnpm(["build"]);
  const script =
    'import { packAll } from "../../tools/reproducible/tools/release/tarballs.ts"; await packAll(process.argv[1]);';
  const release = join(clone.folder, "release");
  await clone.execute(process.execPath, ["--input-type=module", "--eval", script, release]);
  return hashFiles(clone.folder);
}

test("two clones give the same bundles, generated files, packages, site and tarballs, byte for byte", {
  timeout: 600_000,
}, async () => {
  const [one, other] = await Promise.all([
    buildIn("one", { TZ: "UTC", LC_ALL: "C" }),
    buildIn("another/one of them/at depth", { TZ: "Asia/Kolkata", LC_ALL: "C.UTF-8" }),
  ]);
  for (const path of one.keys()) if (/\.tgz$|openapi\.json$/.test(path)) console.log(`${one.get(path)}  ${path}`);
  console.log(`${one.size} files: ${hashOf(one)} and ${hashOf(other)}`);
  expect([...one.keys()].filter((path) => path.endsWith(".tgz"))).toHaveLength(4);
  expect(firstDifference(one, other)).toBeUndefined();
});
