import { copyFileSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../tools/lib/run.ts";

const cli = fileURLToPath(import.meta.resolve("@redocly/cli/bin/cli.js"));

class Refused extends Error {}

/** Runs a Redocly command in the folder. Throws if it finds a problem. */
export type Redocly = (...args: string[]) => Promise<void>;

/**
 * Runs a task on the contract from a folder with a plain name: in a folder such as `C#`, Redocly reads the rest of each
 * path as a URL fragment. If Redocly finds a problem, prints it and `consequence`, and fails.
 */
export async function inPlainFolder(
  root: string,
  consequence: string,
  work: (redocly: Redocly, folder: string) => Promise<void>,
): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cc-contract-")));
  try {
    for (const entry of readdirSync(root, { withFileTypes: true })) {
      const [from, to] = [join(root, entry.name), join(folder, entry.name)];
      if (entry.isFile()) copyFileSync(from, to);
      // A junction, because Windows doesn't let every user create symbolic links. The bundle has a separate dist.
      else if (!entry.name.startsWith("dist")) symlinkSync(from, to, "junction");
    }
    await work((...args) => runCli(args, folder), folder);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(`${error.message.replaceAll(folder, root)}${consequence}`);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runCli(args: string[], cwd: string): Promise<void> {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { code, stdout, stderr } = await run(process.execPath, [cli, ...args], cwd, env);
  // Redocly ends a failed lint by recommending an ignore file, which is unwanted here.
  if (code !== 0) throw new Refused(`${stdout}${stderr}`.replace(/^run `redocly lint --generate.*\n/m, ""));
}
