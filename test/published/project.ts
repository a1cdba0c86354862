import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pack } from "../../tools/lib/pack.ts";
import { listPackages, root } from "../../tools/lib/packages.ts";
import { pnpm } from "../../tools/lib/pnpm.ts";
import { runOrThrow } from "../../tools/lib/run.ts";

// A user's project, which has our packages from their tarballs and nothing from this workspace.

/** npm finds what is anywhere above; pnpm finds what a package declares, and nothing else. */
export type Manager = "npm" | "pnpm";

/** Packs the four packages, and returns the path of each tarball by the package's name. */
export async function packAll(folder: string): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true });
  const packages = await listPackages();
  return Object.fromEntries(
    await Promise.all(packages.map(async ({ name, path }) => [name, `file:${await pack(path, folder)}`])),
  );
}

/** Makes a project with these dependencies and installs them. */
export async function makeProject(folder: string, manager: Manager, tarballs: Record<string, string>, more = {}) {
  await mkdir(folder, { recursive: true });
  const manifest = { name: "user-project", private: true, type: "module", dependencies: { ...tarballs, ...more } };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  // JSON is YAML, too. The packages are not in the registry yet, in which pnpm looks for those of each other.
  await writeFile(join(folder, "pnpm-workspace.yaml"), JSON.stringify({ packages: ["."], overrides: tarballs }));
  const npm = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const [command, args] = manager === "npm" ? ["npm", npm] : pnpm("install", "--ignore-scripts");
  await runOrThrow(command, args, folder, environment());
}

/** The environment of a user, who has neither our Node nor our packages. */
export function environment(own: Record<string, string> = {}): NodeJS.ProcessEnv {
  const PATH = (process.env.PATH ?? "").split(":").filter((part) => !part.startsWith(root));
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_(registry|cafile|.*proxy))|pnpm_(?!config_)|VITEST|TURBO_|NODE_PATH|CI$)/i.test(name),
  );
  return { ...Object.fromEntries(inherited), NO_COLOR: "1", ...own, PATH: PATH.join(":") };
}

/** Blocks of code of that language in the README of an installed package. */
export async function blocksOf(project: string, name: string, language: string): Promise<string[]> {
  const readme = await readFile(join(project, "node_modules", name, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  return blocks.filter(([, own]) => own === language).map(([, , code = ""]) => code);
}
