import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeClone } from "../lib/clone.ts";
import { run } from "../lib/run.ts";

// The last commit, built and packed twice, in folders of other names and depth and under another time zone and language.

let temporary: string;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "cc-contract-reproducible-"));
});
afterAll(() => rm(temporary, { recursive: true, maxRetries: 10 }));

/** The folder of a clone after the build, with the tarballs of a release in `release/`. */
async function buildIn(name: string, env: Record<string, string>): Promise<string> {
  const { folder, pnpm } = await makeClone(join(temporary, name), env);
  await pnpm(["build"]);
  await pnpm(["--filter=@cc-contract/spec", "--filter=./packages/*", "pack", `--pack-destination=${folder}/release`]);
  return folder;
}

test("two clones give the same bundles, generated files, packages, site and tarballs, byte for byte", async () => {
  const folders = await Promise.all([
    buildIn("one", { TZ: "UTC", LC_ALL: "C" }),
    buildIn("another/one of them/at depth", { TZ: "Asia/Kolkata", LC_ALL: "C.UTF-8" }),
  ]);
  const own = ["node_modules", ".git", ".turbo", ".vitest"].map((name) => `--exclude=${name}`);
  expect((await run("diff", ["--recursive", "--brief", ...own, ...folders], temporary)).stdout).toBe("");
});
