import { execFile } from "node:child_process";
import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(import.meta.resolve("@redocly/cli/bin/cli.js"));

/** What is no part of the contract or its rules. */
const other = /^(?:dist|node_modules|\.turbo|model|scripts|test|rules.fixtures)\b/;

class Refused extends Error {}

/** Runs a command of Redocly in the copy. Throws where it finds a fault. */
export type Redocly = (...args: string[]) => Promise<void>;

/**
 * Does something with a copy of the contract in a folder with a plain name: in one such as `C#`, Redocly takes the rest
 * of each path for the fragment of a URL. Where Redocly finds a fault, prints it and `consequence`, and fails.
 */
export async function inCopy(
  root: string,
  consequence: string,
  work: (redocly: Redocly, copy: string) => Promise<void>,
): Promise<void> {
  const copy = await realpath(await mkdtemp(join(tmpdir(), "cc-contract-")));
  try {
    await cp(root, copy, { recursive: true, filter: (file) => !other.test(relative(root, file)) });
    await work((...args) => run(args, copy), copy);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(`${error.message.replaceAll(copy, root)}${consequence}`);
    process.exitCode = 1;
  } finally {
    await rm(copy, { recursive: true });
  }
}

function run(args: string[], cwd: string): Promise<void> {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [cli, ...args], { cwd, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      // Redocly ends a failed lint by recommending an ignore file, which is not wanted here.
      const said = `${stdout}${stderr}`.replace(/^run `redocly lint --generate.*\n/m, "");
      error ? reject(new Refused(said)) : resolve();
    });
  });
}
