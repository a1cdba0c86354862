import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { makeCopy } from "../../tools/lib/clone.ts";
import { runOrThrow } from "../../tools/lib/run.ts";
import { table } from "../../tools/lib/table.ts";
import { addCopies } from "../lib/new-operations.ts";

// How time and memory grow with the number of operations: everything that is made from the contract, and the contract
// suite, in a copy of the repository whose contract has more and more copies of one operation.

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "5,55,205,1005" },
    only: { type: "string", default: "" },
    help: { type: "boolean" },
  },
});
if (values.help) {
  console.log(
    "--sizes 5,55,205,1005   numbers of operations\n--only suite,docs       steps to measure; the builds run in any case",
  );
  process.exit();
}
const sizes = values.sizes.split(",").map(Number);

/** What is measured: its folder, and what Node runs there. */
const steps: Record<string, [folder: string, ...args: string[]]> = {
  "lint and bundle": ["spec", "scripts/build.ts"],
  client: ["packages/client", "scripts/build.ts"],
  validators: ["packages/validators", "scripts/build.ts"],
  testing: ["packages/testing", "scripts/build.ts"],
  docs: ["docs", "scripts/build.ts"],
  suite: ["test", "../node_modules/vitest/vitest.mjs", "run", "--project", "suite", "contract/"],
};
/** Those that others need. */
const builds = ["lint and bundle", "client", "validators", "testing"];

/** What a step took: seconds of the clock and of all its processes, and the MiB of the largest of them. */
interface Usage {
  seconds: number;
  cpu: number;
  memory: number;
}

const temporary = await mkdtemp(join(tmpdir(), "cc-contract-growth-"));
const { folder } = await makeCopy(join(temporary, "clone"));

async function measure([where, ...args]: [string, ...string[]]): Promise<Usage> {
  const file = join(temporary, "usage");
  await writeFile(file, "");
  const env = {
    ...process.env,
    ...{ USAGE_FILE: file, NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, "usage.ts")).href}` },
  };
  const begin = performance.now();
  await runOrThrow(process.execPath, args, join(folder, where), env);
  const seconds = (performance.now() - begin) / 1000;
  const lines = (await readFile(file, "utf8"))
    .trim()
    .split("\n")
    .map((line): [number, number] => JSON.parse(line));
  const cpu = lines.reduce((sum, [, microseconds]) => sum + microseconds, 0) / 1e6;
  return { seconds, cpu, memory: Math.max(...lines.map(([kibibytes]) => kibibytes)) / 1024 };
}

const results = new Map<string, Usage[]>();
const wanted = Object.keys(steps).filter((name) => !values.only || values.only.split(",").includes(name));
let present = 5;
try {
  for (const size of sizes) {
    await addCopies(join(folder, "spec"), size - present, present - 4);
    present = size;
    for (const [name, step] of Object.entries(steps)) {
      if (!wanted.includes(name) && !builds.includes(name)) continue;
      const usage = await measure(step);
      results.set(name, [...(results.get(name) ?? []), usage]);
      console.error(`${size} operations, ${name}: ${cell(usage)}`);
    }
  }
} finally {
  await rm(temporary, { recursive: true, maxRetries: 10 });
}

function cell({ seconds, cpu, memory }: Usage): string {
  return `${seconds.toFixed(1)} s (${cpu.toFixed(1)}), ${memory.toFixed(0)} MiB`;
}

/** Power of the number of operations with which a quantity grows, by the method of least squares. */
function exponent(of: (usage: Usage) => number, usages: Usage[]): string {
  if (usages.length < 2) return "";
  const own = sizes.slice(-usages.length);
  const points = usages.map((usage, index) => [Math.log(own[index] ?? 1), Math.log(of(usage))] as const);
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (term: (point: readonly [number, number]) => number) =>
    points.reduce((all, point) => all + term(point), 0);
  return (sum((point) => (point[0] - x) * (point[1] - y)) / sum((point) => (point[0] - x) ** 2)).toFixed(2);
}

// The two largest sizes show the trend: for small sizes, the fixed cost of a step dominates.
const rows = [...results].map(([name, usages]) => [
  name,
  ...usages.map(cell),
  ...[usages, usages.slice(-2)].map((some) => exponent(({ seconds }) => seconds, some)),
  exponent(({ memory }) => memory, usages),
]);
const heading = [
  "Step",
  ...sizes.map((size) => `${size} operations`),
  "Exponent of seconds",
  "of the last two",
  "of memory",
];
console.log(`\nSeconds (of CPU time), and the memory of the largest process\n\n${table(heading, rows)}`);
