import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { pnpm } from "../release/pnpm.ts";
import { findForbidden, type Licences } from "./allowed.ts";
import { root } from "./manifests.ts";

// Fails where an installed package, also one that another brings along, has a licence that licences.json does not allow.

const run = promisify(execFile);
const { stdout } = await run(...pnpm("--recursive", "licenses", "list", "--json"), {
  cwd: root,
  timeout: 60_000,
  maxBuffer: 100_000_000,
});
const licences: Licences = JSON.parse(stdout.slice(stdout.indexOf("{")));
const allowed = JSON.parse(await readFile(join(import.meta.dirname, "licences.json"), "utf8"));
const forbidden = findForbidden(licences, allowed);
if (forbidden.length > 0) {
  for (const one of forbidden) console.error(`tools/supply/licences.json: ${one}`);
  process.exit(1);
}
console.log(`${Object.values(licences).flat().length} installed packages, each under a licence of the list`);
