import { readFile } from "node:fs/promises";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** A package that is published. */
export interface Package {
  name: string;
  version: string;
  /** Its folder, or its tarball. */
  path: string;
}

// Each after those that it depends on: whoever installs one in the middle of a release finds what it needs.
const folders = ["spec", "packages/client", "packages/validators", "packages/testing"];

/** The four packages, in the order in which they are published. */
export async function listPackages(): Promise<Package[]> {
  return Promise.all(
    folders.map(async (folder) => {
      const path = join(root, folder);
      const { name, version } = JSON.parse(await readFile(join(path, "package.json"), "utf8"));
      return { name, version, path };
    }),
  );
}
