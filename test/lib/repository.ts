import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { pnpm } from "../../tools/release/pnpm.ts";

const root = join(import.meta.dirname, "../..");
const execute = promisify(execFile);

/** The files of this repository, as they are now, in a folder of their own. */
export interface Repository {
  folder: string;
  /**
   * Runs a command in a folder of the copy and returns what it prints.
   *
   * @throws {Error} with that, where it fails
   */
  run(folder: string, command: string, ...args: string[]): Promise<string>;
  /** Runs a script of the root. */
  pnpm(...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

/** Copies the files that git knows or would add, and installs what they need from the store of this machine. */
export async function copyRepository(name = "cc-contract"): Promise<Repository> {
  const temporary = await mkdtemp(join(tmpdir(), "cc-contract-copy-"));
  const folder = join(temporary, name);
  const { stdout } = await execute("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    maxBuffer: 2 ** 26,
  });
  for (const file of stdout.split("\0").filter(Boolean)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    // Git still knows what was removed and not committed.
    await copyFile(join(root, file), join(folder, file)).catch(ignoreMissing);
  }
  const run: Repository["run"] = async (where, command, ...args) => {
    try {
      const { stdout, stderr } = await execute(command, args, { cwd: join(folder, where), env, maxBuffer: 2 ** 26 });
      return stdout + stderr;
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      throw new Error(`${[command, ...args].join(" ")} ended with ${code}\n${stdout}${stderr}`);
    }
  };
  const copy: Repository = {
    folder,
    run,
    pnpm: (...args) => {
      const [command, rest] = pnpm(...args);
      return run("", command, ...rest);
    },
    remove: () => rm(temporary, { recursive: true, maxRetries: 10 }),
  };
  await copy.pnpm("install", "--offline", "--frozen-lockfile");
  return copy;
}

// What turbo and vitest tell their own tasks is not for those of the copy, nor is a shared cache.
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TURBO_|VITEST|NODE_ENV$)/.test(name))),
  TURBO_TELEMETRY_DISABLED: "1",
};

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
