import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const run = promisify(execFile);

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
  const own = process.env.npm_execpath ?? "";
  const [command, ...args] = own.includes("pnpm") ? [own] : ["npx", "-y", "pnpm@12"];
  const { stdout } = await run(command as string, [...args, "pack", "--json", `--pack-destination=${folder}`], {
    cwd: source,
  });
  return JSON.parse(stdout.slice(stdout.indexOf("{"))).filename;
}

/** Packs a package of the workspace, and installs it in an empty folder. */
export async function installPacked(source: string): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-pack-"));
  const tarball = await pack(source, folder);
  await run("tar", ["-xzf", tarball], { cwd: folder });
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

async function bundledSize(line: string, resolveDir: string, dependencies: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: line, resolveDir },
    bundle: true,
    nodePaths: [dependencies],
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}
