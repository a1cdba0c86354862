import { join } from "node:path";
import { runTool } from "../../tools/lib/tool.ts";

// Lints the source of the contract.

const cli = import.meta.resolve("@redocly/cli/bin/cli.js");
await runTool(cli, ["lint", "cc-contract"], join(import.meta.dirname, ".."), "The contract breaks the rules above.");
