import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { replaceFolder } from "@cc-contract/spec/scripts/replace";

// Compiles src to dist. A compile error leaves the last good dist.

const root = new URL("..", import.meta.url).pathname;
rmSync(`${root}dist.next`, { recursive: true, force: true });
try {
  execFileSync("tsc", ["--project", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
} catch {
  console.error("packages/client was not built. Its dist is as it was.");
  process.exit(1);
}
await replaceFolder(`${root}dist.next`, `${root}dist`);
