import { execFile } from "node:child_process";
import { readdir, readFile, realpath, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Dependency, folders, listDependencies, root } from "./manifests.ts";
import { type Reason, type Reasons, render } from "./table.ts";

// Looks up the facts of each dependency whose version has changed, and writes docs/dependencies.json and .md.

const run = promisify(execFile);
const file = join(root, "docs/dependencies.json");
const dependencies = await listDependencies();
const reasons: Reasons = JSON.parse(await readFile(file, "utf8"));
const next: Reasons = {};
for (const dependency of dependencies) {
  const { name, versions } = dependency;
  const reason = reasons[name] ?? { for: "", instead: "" };
  next[name] = reason.version === versions[0] ? reason : { ...reason, ...(await factsOf(dependency)) };
}
await writeFile(file, `${JSON.stringify(next, null, 2)}\n`);
await writeFile(join(root, "docs/dependencies.md"), render(dependencies, next));

async function factsOf({ name, versions }: Dependency): Promise<Partial<Reason>> {
  const { stdout } = await run("npm", ["view", name, "dist-tags", "time", "--json"], {
    cwd: tmpdir(),
    maxBuffer: 100_000_000,
  });
  const { "dist-tags": tags, time } = JSON.parse(stdout);
  const released = String(time[tags.latest] ?? "–").slice(0, 10);
  console.log(`${name} ${versions[0]}: ${released}`);
  return { version: versions[0] ?? "", released, bytes: await sizeOf(name) };
}

/** Bytes of the installed package, without what lies in a node_modules of its own. */
async function sizeOf(name: string): Promise<number | null> {
  for (const folder of folders) {
    const path = await realpath(join(root, folder, "node_modules", name)).catch(() => undefined);
    if (path) return bytesIn(path);
  }
  return null;
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules") bytes += await bytesIn(path);
    if (entry.isFile()) bytes += (await stat(path)).size;
  }
  return bytes;
}
