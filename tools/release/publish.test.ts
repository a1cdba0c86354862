import { execFileSync, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listPackages, root } from "./packages.ts";
import { integrityOf } from "./registry.ts";

// What the command refuses before it needs a build or a registry that knows it. The scripts run in a repository of their
// own that holds nothing but them and the four manifests, so that what they say depends on this test alone.

const files = [
  "package.json",
  ...["spec", "packages/client", "packages/validators", "packages/testing"].map((one) => `${one}/package.json`),
];
let folder: string;
let closed: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cc-contract-release-test-"));
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(root, file), join(folder, file));
  }
  await cp(join(root, "test/release"), join(folder, "test/release"), { recursive: true });
  git("init", "-q");
  git("add", ".");
  git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "-qm", "all");
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.on("listening", resolve));
  closed = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise((resolve) => server.close(resolve));
});
afterAll(() => rm(folder, { recursive: true }));

function git(...args: string[]): void {
  execFileSync("git", args, { cwd: folder });
}

function release(args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/release/publish.ts", ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, npm_config_userconfig: join(folder, ".git/npmrc"), npm_config_fetch_retries: "0", ...env },
  });
  return { status, lines: `${stdout}${stderr}`.trimEnd().split("\n") };
}

test("a package comes after those that it depends on, and all four are there", async () => {
  const names = (await listPackages()).map(({ name }) => name);
  expect(names).toHaveLength(4);
  for (const { name, path } of await listPackages()) {
    const { dependencies = {}, private: hidden } = JSON.parse(await readFile(join(path, "package.json"), "utf8"));
    expect(hidden).toBeUndefined();
    for (const other of Object.keys(dependencies).filter((one) => names.includes(one))) {
      expect(names.indexOf(other)).toBeLessThan(names.indexOf(name));
    }
  }
});

test("a dirty tree is refused in one line, which names the file", async () => {
  await writeFile(join(folder, "new.txt"), "");
  expect(release(["--dry-run"])).toEqual({
    status: 1,
    lines: ["release: the working tree is dirty: new.txt. Commit or stash first."],
  });
  await rm(join(folder, "new.txt"));
});

test("a changeset that no version has consumed is refused in one line", async () => {
  await mkdir(join(folder, ".changeset"));
  await writeFile(join(folder, ".changeset/README.md"), "");
  await writeFile(join(folder, ".changeset/brave-cats.md"), "");
  git("add", ".");
  git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "-qm", "changeset");
  expect(release(["--dry-run"])).toEqual({
    status: 1,
    lines: ["release: a changeset is left over: brave-cats.md. Version the packages first."],
  });
  git("reset", "-q", "--hard", "HEAD~1");
});

test("a missing token is refused in one line, before anything is built", () => {
  expect(release(["--registry", closed])).toEqual({
    status: 1,
    lines: ["release: no token for the registry. Log in by npm first."],
  });
});

test("a registry that does not answer is said to be just that", () => {
  const { status, lines } = release(["--dry-run", "--registry", closed]);
  expect(status).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^release: the registry does not answer: /);
});

test("a folder that nothing was packed into is refused in one line", () => {
  const { status, lines } = release(["--from", folder]);
  expect(status).toBe(1);
  expect(lines).toEqual([`release: no release.json in ${folder}. Pack by --pack first.`]);
});

test("the integrity of a tarball is the one that registries state", async () => {
  const file = join(folder, ".git/text");
  await writeFile(file, "abc");
  expect(await integrityOf(file)).toBe(
    "sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==",
  );
});
