import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll } from "vitest";

const root = join(import.meta.dirname, "..");

/** The client's sources in a separate folder, with other generated files. Fails unless they compile. */
export async function copyClient(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-client-"));
  afterAll(() => rm(folder, { recursive: true }));
  await cp(join(root, "src"), join(folder, "src"), { recursive: true });
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  const config = JSON.parse(await readFile(join(root, "tsconfig.build.json"), "utf8"));
  await mkdir(join(folder, "src/generated"), { recursive: true });
  for (const [name, text] of Object.entries({
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`src/generated/${name}`, text])),
    "package.json": '{ "type": "module" }',
    "tsconfig.json": JSON.stringify({
      ...config,
      extends: join(root, "../../tsconfig.json"),
      include: ["src/*.ts"],
      exclude: [],
    }),
  }))
    await writeFile(join(folder, name), text);
  await compile(folder);
  return folder;
}

/** @throws {Error} with what the compiler says */
export async function compile(folder: string): Promise<void> {
  const tsc = new URL("bin/tsc", import.meta.resolve("typescript-native/package.json")).pathname;
  await promisify(execFile)(process.execPath, [tsc, "--project", folder, "--outDir", join(folder, "dist")]).catch(
    ({ stdout }) => {
      throw new Error(stdout);
    },
  );
}
