import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../lib/packages.ts";
import { pnpm } from "../lib/pnpm.ts";
import { runOrThrow } from "../lib/run.ts";
import { findGaps } from "./gaps.ts";
import { findForbidden, type Licences } from "./licences.ts";

// Fails where docs/dependencies.md doesn't give the reason of a dependency, or an installed package, also one that another
// brings along, has a licence that licences.json doesn't allow.

const list = async (...args: string[]) => JSON.parse(await runOrThrow(...pnpm(...args, "--json"), root));
const projects: { path: string }[] = await list("--recursive", "list", "--depth=-1");
const manifests = await Promise.all(
  projects.map(async ({ path }) => JSON.parse(await readFile(join(path, "package.json"), "utf8"))),
);
const licences: Licences = await list("--recursive", "licenses", "list");
const allowed = JSON.parse(await readFile(join(import.meta.dirname, "licences.json"), "utf8"));

const problems = [
  ...findGaps(manifests, await readFile(join(root, "docs/dependencies.md"), "utf8")),
  ...findForbidden(licences, allowed),
];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
