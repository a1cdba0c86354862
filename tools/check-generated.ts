import { execFileSync } from "node:child_process";
import { root } from "./lib/packages.ts";

// Whether the generated files that are committed are those of the contract that is committed. The build has just written
// them anew, so that git sees a difference. While the contract itself is being edited, both may differ from the commit.

const generated = ["packages/client/src/generated"];

const changed = (...folders: string[]) =>
  execFileSync("git", ["status", "--porcelain", "--", ...folders], { cwd: root, encoding: "utf8" }).trim();

const stale = changed(...generated);
if (stale && !changed("spec", "packages/client/scripts")) {
  console.error(`The committed contract gives other generated files than those committed:\n${stale}\nCommit them.`);
  process.exit(1);
}
