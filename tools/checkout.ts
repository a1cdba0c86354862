import { spawnSync } from "node:child_process";
import { join } from "node:path";

// Turbo takes the files that git knows for its inputs. Where this folder is inside another repository that ignores it, turbo
// sees none, and calls every build unchanged.

const cwd = join(import.meta.dirname, "..");
const git = (...args: string[]) => spawnSync("git", args, { cwd, encoding: "utf8" });

if (git("check-ignore", "spec/openapi.yaml", "package.json").status === 0) {
  const outer = git("rev-parse", "--show-toplevel").stdout.trim();
  console.error(`${outer} is a git repository that ignores this folder, so that no build would notice a change.
Run \`git init\` here, or move the folder out of that repository.`);
  process.exitCode = 1;
}
