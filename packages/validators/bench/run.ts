import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { type Contestant, createContestants } from "./contestants.ts";
import { listDocuments } from "./documents.ts";
import { type Results, readmeTable } from "./table.ts";

// Times all contestants in turn, round after round, and takes the best round of each: other work on the machine slows a
// round down and never speeds it up. What counts is the ratio to hand-written code in the same run.

const rounds = 12;
const budget = 12;

type Task = () => unknown;

function ourCheck(contestants: [string, Contestant][]): Contestant["check"] {
  const ours = contestants.find(([name]) => name === "this package");
  if (!ours) throw new Error("this package does not take part");
  return ours[1].check;
}

/** A loop of its own for each task, so that the engine learns about one only. */
const loop = (task: Task): ((times: number) => void) =>
  new Function("task", "return (times) => { for (let i = 0; i < times; i++) task(); };")(task);

/** Best time of one call of each task, in microseconds. */
function time(tasks: Record<string, Task>): Record<string, number> {
  const runs = Object.entries(tasks).map(([name, task]) => {
    const run = loop(task);
    const begin = performance.now();
    let times = 0;
    while (performance.now() - begin < budget) {
      run(1);
      times++;
    }
    return { name, run, times };
  });
  const best: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    for (const { name, run, times } of runs.sort(() => Math.random() - 0.5)) {
      const begin = performance.now();
      run(times);
      best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, ((performance.now() - begin) / times) * 1000);
    }
  }
  return best;
}

const contract = await readContract();
const results: Record<string, Record<string, number>> = {};

for (const records of [1, 1_000]) {
  const documents = listDocuments(contract, records);
  const text = JSON.stringify(documents.valid);
  // Anew for each size, so that no contestant has learnt from the other.
  const contestants = Object.entries(createContestants(contract));
  const checks = (document: unknown, verdict: boolean) => {
    for (const [name, { check }] of contestants)
      if (check(document) !== verdict) throw new Error(`${name} gives the wrong verdict`);
    return Object.fromEntries(contestants.map(([name, { check }]) => [name, () => check(document)]));
  };
  const size = `${records} record${records > 1 ? "s" : ""} in each list`;
  results[`${size}: valid`] = time({ ...checks(documents.valid, true), "JSON.parse": () => JSON.parse(text) });
  results[`${size}: one error`] = time(checks(documents["one error"], false));
  results[`${size}: many errors`] = time(checks(documents["many errors"], false));
  results[`${size}: valid after many errors`] = time(checks(documents.valid, true));
  const guard = ourCheck(contestants);
  const lists = contestants.flatMap(([name, { list }]) =>
    list ? [[name, () => list(documents["one error"])] as const] : [],
  );
  results[`${size}: all issues of one error`] = time({
    "hand-written": () => guard(documents.valid),
    ...Object.fromEntries(lists),
  });
}

for (const [title, times] of Object.entries(results)) {
  const base = times["hand-written"] ?? 1;
  const against = title.includes("issues") ? "our guard on the valid document" : "hand-written";
  console.log(`\n${title} (${base.toFixed(2)} µs for ${against})`);
  for (const [name, value] of Object.entries(times).sort(([, a], [, b]) => a - b)) {
    const label = title.includes("issues") && name === "hand-written" ? against : name;
    console.log(`  ${label.padEnd(34)}${(value / base).toFixed(2).padStart(9)}`);
  }
}

// The heap before and after many calls on the valid path, with nothing collected in between.
const valid = listDocuments(contract, 1_000).valid;
const check = ourCheck(Object.entries(createContestants(contract)));
for (let i = 0; i < 2_000; i++) check(valid);
globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
for (let i = 0; i < 1_000; i++) check(valid);
const perCall = (process.memoryUsage().heapUsed - before) / 1_000;
console.log(`\nmemory: ${perCall.toFixed(1)} bytes a call on 1,000 records`);

const ratios = Object.fromEntries(
  Object.entries(results).map(([title, times]) => [
    title,
    Object.fromEntries(
      Object.entries(times).map(([name, value]) => [name, Number((value / (times["hand-written"] ?? 1)).toFixed(2))]),
    ),
  ]),
);
const kept: Results = { node: process.version, bytesPerCall: Math.round(perCall), ratios };
await writeFile(join(import.meta.dirname, "results.json"), `${JSON.stringify(kept, null, 2)}\n`);
const readme = join(import.meta.dirname, "../README.md");
const text = await readFile(readme, "utf8");
await writeFile(
  readme,
  text.replace(/\| Node [\d.]+ \|[\s\S]*?\n(?=\n)/, () => `${readmeTable(kept)}\n`),
);
