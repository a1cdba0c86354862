import { mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { pnpm } from "./pnpm.ts";
import { runOrThrow } from "./run.ts";

/** A package as others install it. */
export interface Packed {
  tarball: string;
  /** Folder of what the tarball holds, installed without its dependencies. */
  root: string;
  /** Paths of its files. */
  files: string[];
  /** The manifest that it is published with. */
  manifest: Record<string, unknown>;
  /** Bytes of what a bundler makes of a line of code, minified and gzipped. */
  size(line: string): Promise<number>;
  remove(): Promise<void>;
}

/** Packs a package of the workspace into a folder as pnpm publishes it, and returns the path of the tarball. */
export async function pack(source: string, folder: string): Promise<string> {
  const stdout = await runOrThrow(...pnpm("pack", "--json", `--pack-destination=${folder}`), source);
  return JSON.parse(stdout.slice(stdout.indexOf("{"))).filename;
}

/** Packs a package of the workspace, and installs it in an empty folder. */
export async function installPacked(source: string): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-pack-"));
  const tarball = await pack(source, folder);
  await runOrThrow("tar", ["-xzf", tarball], folder);
  const manifest = JSON.parse(await readFile(join(folder, "package/package.json"), "utf8"));
  const root = join(folder, "node_modules", manifest.name);
  await mkdir(join(root, ".."), { recursive: true });
  await rename(join(folder, "package"), root);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  return {
    ...{ tarball, root, files, manifest },
    size: (line) => bundledSize(line, folder, join(source, "node_modules")),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Dependencies are found where the source has them. */
async function bundledSize(line: string, resolveDir: string, nodePath: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: line, resolveDir },
    nodePaths: [nodePath],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}
