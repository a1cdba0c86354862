import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { build } from "esbuild";
import { publint } from "publint";
import { afterAll, beforeAll, expect, test } from "vitest";

// The tarball as others install it.

const run = promisify(execFile);
const root = join(import.meta.dirname, "..");
let folder: string;
let tarball: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cc-contract-pack-"));
  await run("npm", ["pack", `--pack-destination=${folder}`], { cwd: root });
  tarball = join(folder, (await readdir(folder))[0] ?? "");
  await run("tar", ["-xzf", tarball], { cwd: folder });
  await mkdir(join(folder, "node_modules/@cc-contract"), { recursive: true });
  await rename(join(folder, "package"), installed());
});
const installed = () => join(folder, "node_modules/@cc-contract/client");
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

test("signing alone weighs 1 kB at most, and everything but the tables 7.8 kB", async () => {
  const all = await size('export * from "@cc-contract/client"');
  const cms = await size('export { createCmsClient } from "@cc-contract/client"');
  const sign = await size('export { authorization } from "@cc-contract/client/sign"');
  const codes = await size('export * from "@cc-contract/client/codes"');
  const table = await size('export { operateType } from "@cc-contract/client/codes"');
  console.log(
    `minified and gzipped: everything ${all} B, createCmsClient ${cms} B, sign ${sign} B, all tables ${codes} B, one ${table} B`,
  );
  expect(sign).toBeLessThanOrEqual(1_000);
  expect(all).toBeLessThanOrEqual(7_800);
  expect(table).toBeLessThan(codes / 2);
});

test("holds the built modules, their types, the readme and the manifest, and depends on nothing", async () => {
  const files = await readdir(installed(), { recursive: true, withFileTypes: true });
  const names = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(installed().length + 1));
  expect(names.filter((name) => !/^(dist\/.*\.(js|d\.ts)|package\.json|README\.md|LICENSE)$/.test(name))).toEqual([]);
  const manifest = JSON.parse(await readFile(join(installed(), "package.json"), "utf8"));
  expect(manifest).not.toHaveProperty("dependencies");
  const imported = await Promise.all(
    names.filter((name) => name.endsWith(".js")).map((name) => readFile(join(installed(), name), "utf8")),
  );
  for (const name of names.filter((one) => one.endsWith(".d.ts")))
    expect(await readFile(join(installed(), name), "utf8")).not.toMatch(/["']\.[^"']*\.ts["']/);
  for (const text of imported) expect(text).not.toMatch(/(from|import|require) ?\(?["'](?!\.)/);
});

test("has a manifest without faults", async () => {
  const { messages } = await publint({ pkgDir: installed(), strict: true });
  expect(messages).toEqual([]);
});

test("has types that fit its modules", async () => {
  const result = await checkPackage(createPackageFromTarballData(new Uint8Array(await readFile(tarball))));
  if (!result.types) throw new Error("the package has no types");
  // The package is ESM alone: `require` takes that on every Node that `engines` allows, which this check can't know, and
  // resolution by `node10` knows no `exports`.
  const known = ["CJSResolvesToESM", "NoResolution"];
  expect(result.problems.filter(({ kind }) => !known.includes(kind))).toEqual([]);
  const unresolved = result.problems.filter(({ kind }) => kind === "NoResolution");
  for (const problem of unresolved) expect(problem).toMatchObject({ resolutionKind: "node10" });
});
