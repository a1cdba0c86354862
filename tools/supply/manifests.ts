import { readFile } from "node:fs/promises";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** A dependency as the manifests of the workspace name it. */
export interface Dependency {
  name: string;
  versions: string[];
  /** The packages that name it, in bold those whose users install it. */
  users: string[];
}

/** The folders whose manifests are read. */
export const folders = [
  ".",
  "spec",
  "packages/client",
  "packages/validators",
  "packages/testing",
  "docs",
  "test",
  "tools",
];

/** All dependencies on packages of others, by name. */
export async function listDependencies(): Promise<Dependency[]> {
  const found = new Map<string, Dependency>();
  for (const folder of folders) {
    const manifest = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
    for (const kind of ["dependencies", "optionalDependencies", "devDependencies"]) {
      for (const [name, version] of Object.entries<string>(manifest[kind] ?? {})) {
        if (version.startsWith("workspace:")) continue;
        const own = found.get(name) ?? { name, versions: [], users: [] };
        found.set(name, own);
        if (!own.versions.includes(version)) own.versions.push(version);
        const user = folder === "." ? "root" : folder;
        own.users.push(kind === "dependencies" && !manifest.private ? `**${user}**` : user);
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
