import { join } from "node:path";
import { inCopy, Refused } from "./redocly.ts";

// Lints the source of the contract.

try {
  await inCopy(join(import.meta.dirname, ".."), (redocly) => redocly("lint", "cc-contract"));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(`${error.message}The contract breaks the rules above.`);
  process.exitCode = 1;
}
