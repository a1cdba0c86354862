import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The hash of each file by its path. */
export type Files = Map<string, string>;

// What an installation and the tools of a build keep for themselves.
const left = new Set(["node_modules", ".git", ".turbo", ".vitest"]);

/** All files below a folder, with their hashes, in the order of their paths. */
export async function hashFiles(root: string): Promise<Files> {
  const found: [string, string][] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (left.has(entry.name)) continue;
      if (entry.isDirectory()) await walk(path);
      else found.push([path, sha256(await readFile(join(root, path)))]);
    }
  };
  await walk("");
  return new Map(found.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The first path that is not the same on both sides, and how, or undefined where all are. */
export function firstDifference(one: Files, other: Files): string | undefined {
  for (const path of [...new Set([...one.keys(), ...other.keys()])].sort()) {
    if (!one.has(path)) return `${path} is only in the second`;
    if (!other.has(path)) return `${path} is only in the first`;
    if (one.get(path) !== other.get(path)) return `${path} differs`;
  }
  return undefined;
}

/** One hash of all files and their paths. */
export function hashOf(files: Files): string {
  return sha256(JSON.stringify([...files]));
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}
