import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./install.ts";

/** How a project may be compiled: on a server without a DOM, or for a bundler without the types of Node. */
export const modes: Record<string, { files: string[]; compilerOptions: object }> = {
  nodenext: {
    files: ["consumer.mts", "consumer.cts"],
    compilerOptions: { module: "nodenext", lib: ["es2022"], types: ["node"] },
  },
  "preserve, bundler": {
    files: ["consumer.ts"],
    compilerOptions: {
      module: "preserve",
      moduleResolution: "bundler",
      lib: ["es2022", "dom", "dom.iterable"],
      types: [],
    },
  },
  "esnext, bundler": {
    files: ["consumer.ts"],
    compilerOptions: {
      module: "esnext",
      moduleResolution: "bundler",
      lib: ["es2022", "dom", "dom.iterable"],
      types: [],
    },
  },
};

/** Writes the files that are compiled into the project. */
export async function writeConsumers(project: string): Promise<void> {
  const names = new Set(Object.values(modes).flatMap(({ files }) => files));
  for (const name of names) await copyFile(join(project, "consumer.ts.txt"), join(project, name));
  for (const [mode, { files, compilerOptions }] of Object.entries(modes)) {
    const strictness = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false };
    const config = { files, compilerOptions: { ...compilerOptions, ...strictness, target: "es2022", noEmit: true } };
    await writeFile(join(project, configOf(mode)), JSON.stringify(config));
  }
}

/** @throws {Error} with what the compiler says, where it finds a mistake */
export async function compile(compiler: string, project: string, mode: string): Promise<void> {
  await run(process.execPath, [compiler, "--project", configOf(mode)], { cwd: project });
}

function configOf(mode: string): string {
  return `tsconfig.${mode.replace(", ", "-")}.json`;
}
