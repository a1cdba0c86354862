import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listPackages, type Package, root } from "./packages.ts";
import { pnpm } from "./pnpm.ts";
import { Refusal } from "./refusal.ts";
import { run } from "./run.ts";

const index = "release.json";

/** Packs the four packages into a folder, with the list of what they consist of. */
export async function packAll(folder: string): Promise<Package[]> {
  // Only here: whoever publishes tarballs needs nothing installed.
  const { pack } = await import("../lib/pack.ts");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const packages: Package[] = [];
  for (const { name, version, path } of await listPackages()) {
    packages.push({ name, version, path: await pack(path, folder) });
  }
  const files = packages.map(({ path, ...own }) => ({ ...own, file: path.slice(folder.length + 1) }));
  await writeFile(join(folder, index), `${JSON.stringify(files, null, 2)}\n`);
  await writeFile(join(folder, "sbom.cdx.json"), await sbom());
  return packages;
}

/** What `packAll` left in a folder. */
export async function readPacked(folder: string): Promise<Package[]> {
  const text = await readFile(join(folder, index), "utf8").catch(() => {
    throw new Refusal(`no ${index} in ${folder}. Pack by --pack first.`);
  });
  const packages = (JSON.parse(text) as (Package & { file: string })[]).map(({ name, version, file }) => ({
    ...{ name, version },
    path: join(folder, file),
  }));
  const there = await readdir(folder);
  const missing = packages.filter(({ path }) => !there.includes(path.slice(folder.length + 1)));
  if (missing.length > 0) throw new Refusal(`a tarball is missing: ${missing.map(({ path }) => path).join(", ")}`);
  return packages;
}

/** What an installation of the published packages brings along, as CycloneDX. Two runs of one commit give the same. */
async function sbom(): Promise<string> {
  const filters = (await listPackages()).map(({ name }) => `--filter=${name}`);
  const command = pnpm(...filters, "sbom", "--sbom-format=cyclonedx", "--prod");
  const { code, stdout, stderr } = await run(...command, root);
  if (code !== 0) throw new Refusal(`the list of components was not made: ${stderr.trim()}`);
  const { serialNumber: _, ...bom } = JSON.parse(stdout.slice(stdout.indexOf("{")));
  const { stdout: date } = await run("git", ["log", "-1", "--format=%cI"], root);
  bom.metadata.timestamp = new Date(date.trim()).toISOString();
  // pnpm lists them in the order in which it has read them.
  sortBy(bom.components, (one: { "bom-ref": string }) => one["bom-ref"]);
  sortBy(bom.dependencies, (one: { ref: string }) => one.ref);
  for (const { dependsOn } of bom.dependencies) sortBy(dependsOn ?? [], (ref: string) => ref);
  return `${JSON.stringify(bom, null, 2)}\n`;
}

function sortBy<One>(list: One[], key: (one: One) => string): void {
  list.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
