import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import results from "../bench/results.json" with { type: "json" };
import { readmeTable } from "../bench/table.ts";

// The tarball as others install it.

const run = promisify(execFile);
const root = join(import.meta.dirname, "..");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cc-contract-pack-"));
  await run("npm", ["pack", `--pack-destination=${folder}`], { cwd: root });
  const [tarball = ""] = await readdir(folder);
  await run("tar", ["-xzf", tarball], { cwd: folder });
  await mkdir(join(folder, "node_modules/@cc-contract"), { recursive: true });
  await rename(join(folder, "package"), installed());
});
const installed = () => join(folder, "node_modules/@cc-contract/validators");
afterAll(() => rm(folder, { recursive: true }));

/** Bytes of what a bundler makes of the line, minified and gzipped. */
async function size(line: string): Promise<number> {
  const bundle = await build({
    stdin: { contents: line, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return gzipSync(bundle.outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

test("one small validator weighs 1.5 kB at most, imported alone or from the index, and everything 7 kB, as the README says", async () => {
  const alone = await size('export { CcId } from "@cc-contract/validators/CcId"');
  const shaken = await size('export { CcId } from "@cc-contract/validators"');
  const request = await size(
    'export { QueryAgentDetailsRequest } from "@cc-contract/validators/QueryAgentDetailsRequest"',
  );
  const all = await size('export * from "@cc-contract/validators"; export * from "@cc-contract/validators/operations"');
  console.log(`minified and gzipped: CcId ${alone} B, QueryAgentDetailsRequest ${request} B, everything ${all} B`);
  expect(alone).toBeLessThanOrEqual(1_500);
  expect(Math.abs(shaken - alone)).toBeLessThan(50);
  expect(all).toBeLessThanOrEqual(7_000);
  expect(await readFile(join(installed(), "README.md"), "utf8")).toContain("at most 1.5 kB, all of them 7 kB");
});

test("the README shows what the benchmark measured last", async () => {
  const readme = await readFile(join(installed(), "README.md"), "utf8");
  expect(readme).toContain(readmeTable(results));
});

test("holds the built modules, their types and the manifest, and nothing else", async () => {
  const files = await readdir(installed(), { recursive: true, withFileTypes: true });
  const names = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(installed().length + 1));
  const odd = names.filter((name) => !/^(dist\/.*\.(js|d\.ts)|package\.json|README\.md|LICENSE)$/.test(name));
  expect(odd).toEqual([]);
});
