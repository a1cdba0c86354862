import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { replaceFolder } from "../../tools/lib/replace.ts";
import { newestOfEach } from "./newest.ts";

// Builds docs/all-versions: the newest release of each major version as v1/, v2/ …, what is checked out as next/, and a start
// page that leads to the newest release. Each is built by its own code, for its own path (DOCS_BASE), and reads versions.json
// to say that it is outdated.

const run = promisify(execFile);
const docs = join(import.meta.dirname, "..");
const root = join(docs, "..");
const base = process.env.DOCS_BASE ?? "/";
if (!/^\/(.*\/)?$/.test(base)) {
  console.error(`DOCS_BASE has to begin and end with a slash: ${base}`);
  process.exit(1);
}

const { stdout } = await run("git", ["tag", "--list"], { cwd: root });
const releases = newestOfEach(stdout.split("\n"));
const newest = releases[0] ? `v${releases[0].major}/` : "next/";
const next = join(docs, "all-versions.next");
const folder = await mkdtemp(join(tmpdir(), "cc-contract-docs-"));

try {
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  await build(root, "next/");
  for (const { tag, major } of releases) {
    const tree = join(folder, `v${major}`);
    await run("git", ["worktree", "add", "--detach", tree, tag], { cwd: root });
    try {
      await run("npx", ["-y", "pnpm@12", "install", "--frozen-lockfile"], { cwd: tree, maxBuffer: 100_000_000 });
      await build(tree, `v${major}/`);
    } finally {
      await run("git", ["worktree", "remove", "--force", tree], { cwd: root });
    }
  }
  await writeFile(join(next, "index.html"), startPage(newest));
  const names = ["next/", ...releases.map(({ major }) => `v${major}/`)];
  await writeFile(join(next, "versions.json"), `${JSON.stringify({ newest, versions: names }, null, 2)}\n`);
  await replaceFolder(next, join(docs, "all-versions"));
  console.log(`docs/all-versions: ${names.join(", ")}; the start page leads to ${newest}`);
} catch (error) {
  const { message, stdout = "", stderr = "" } = error as Error & { stdout?: string; stderr?: string };
  console.error(`${stdout}${stderr}${message}\nThe site was not built. docs/all-versions is as it was.`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
  await rm(next, { recursive: true, force: true });
}

/** Builds the docs of a working tree, and puts them beside the others. */
async function build(tree: string, name: string): Promise<void> {
  const env = { ...process.env, DOCS_BASE: base + name };
  await run("npx", ["-y", "pnpm@12", "build"], { cwd: tree, env, maxBuffer: 100_000_000 });
  await cp(join(tree, "docs/dist"), join(next, name), { recursive: true });
}

/** Relative, so that it holds wherever the site stands; without JavaScript. */
function startPage(target: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=./${target}">
<link rel="canonical" href="./${target}">
<title>cc-contract</title>
<p><a href="./${target}">The documentation of the newest release</a></p>
</html>
`;
}
