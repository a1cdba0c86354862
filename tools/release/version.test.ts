import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { listPackages, root } from "../lib/packages.ts";

const folder = await mkdtemp(join(tmpdir(), "cc-contract-version-"));
afterAll(() => rm(folder, { recursive: true }));

test("a changeset becomes the version of its package, and of the contract, and a line in the changelog", async () => {
  const packages = (await listPackages()).map(({ path }) => path.slice(root.length + 1));
  const manifests = packages.map((path) => `${path}/package.json`);
  for (const file of ["package.json", "pnpm-workspace.yaml", ".changeset/config.json", ...manifests]) await copy(file);
  for (const file of ["spec/openapi.yaml", "spec/CHANGELOG.md"]) await copy(file);
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder });
  git("init", "--quiet");
  git("add", ".");
  git("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message=all");
  const before = await read("spec/openapi.yaml");
  const old = JSON.parse(await read("spec/package.json")).version;
  await writeFile(join(folder, ".changeset/one.md"), '---\n"@cc-contract/spec": major\n---\n\nA field is gone.\n');

  execFileSync(process.execPath, [join(import.meta.dirname, "version.ts")], { cwd: folder });

  const { version } = JSON.parse(await read("spec/package.json"));
  expect(version).toBe("1.0.0");
  expect(await read("spec/openapi.yaml")).toBe(before.replace(`  version: ${old}\n`, `  version: ${version}\n`));
  expect(await read("spec/CHANGELOG.md")).toMatch(
    /^# Changelog[\s\S]*## 1\.0\.0\n[\s\S]*- .*A field is gone\.[\s\S]*## 0\./,
  );
});

async function copy(file: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await cp(join(root, file), join(folder, file));
}

function read(file: string): Promise<string> {
  return readFile(join(folder, file), "utf8");
}
