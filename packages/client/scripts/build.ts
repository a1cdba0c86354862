import { rm } from "node:fs/promises";
import { join } from "node:path";
import { replaceFolder } from "@cc-contract/spec/scripts/replace";
import { runTool } from "@cc-contract/spec/scripts/tool";

// Compiles src to dist. A compile error leaves the last good dist.

const root = join(import.meta.dirname, "..");
const next = join(root, "dist.next");

await rm(next, { recursive: true, force: true });
await runTool(
  import.meta.resolve("typescript/bin/tsc"),
  ["--project", "tsconfig.build.json"],
  root,
  "packages/client was not built. Its dist is as it was.",
);
await replaceFolder(next, join(root, "dist"));
