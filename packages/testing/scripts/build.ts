import { join } from "node:path";
import { build } from "tsdown";
import { buildFolder } from "../../../tools/lib/replace.ts";

// Bundles src to dist: the library with its types, the command, and what is loaded into Prism's process. What reads the
// contract goes into the bundle, because @cc-contract/spec publishes the contract alone.

const root = join(import.meta.dirname, "..");

await buildFolder(join(root, "dist"), (next) =>
  build({
    config: false,
    cwd: root,
    entry: { index: "src/index.ts", command: "src/command.ts", guard: "src/mock/guard.ts" },
    outDir: next,
    platform: "node",
    target: "node20.19",
    fixedExtension: false,
    // Every exported declaration that the public types lead to has its type written out.
    dts: { generator: "oxc", entry: "src/index.ts" },
    deps: { alwaysBundle: /^@cc-contract\/spec\/(model|keywords)\// },
    logLevel: "warn",
  }).then(() => {}),
);
console.log("packages/testing: dist");
