import { join } from "node:path";
import { inPlainFolder } from "./redocly.ts";

// Lints the source of the contract.

const root = join(import.meta.dirname, "..");
await inPlainFolder(root, "The contract breaks the rules above.", (redocly) => redocly("lint", "cc-contract"));
