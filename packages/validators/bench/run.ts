import { resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { listOperations, responseExamples } from "@cc-contract/spec/model/operations";
import { Compile } from "typebox/compile";
import * as z from "zod";
import { QueryAgentOperationsResponse as ours } from "../dist/index.js";
import { contract, createOracle } from "../test/oracle.ts";
import { createHandWritten } from "./hand-written.ts";

// Times the check of the response with the most fields, as a multiple of hand-written code in the same run, and prints the
// table of the README. The peers take turns, and the best round of each counts: other work on the machine slows a round
// down and never speeds it up. The benchmark runner of vitest times one after the other.

type Values = Record<string, unknown>;
type Check = (value: unknown) => unknown;

const name = "QueryAgentOperationsResponse";
const [rounds, milliseconds, warmUp] = [200, 2, 50];

const documents = {
  "1 record, valid": response(1),
  "1 record, one error": response(1, (_, isLast) => isLast),
  "1,000 records, valid": response(1_000),
  "1,000 records, one error": response(1_000, (index) => index === 999),
  "1,000 records, valid, after many errors": response(1_000),
};
const peers = createPeers();
const rows = Object.fromEntries(Object.keys(peers).map((peer) => [peer, [peer]]));
for (const [title, document] of Object.entries(documents)) {
  if (title.endsWith("many errors")) for (const check of Object.values(peers)) check(response(1_000, () => true));
  const verdicts = Object.values(peers).map((check) => check(document));
  if (new Set(verdicts).size > 1) throw new Error(`${title}: ${Object.keys(peers)} say ${verdicts}`);
  const times = timeAll(document);
  for (const [peer, row] of Object.entries(rows)) row.push(format((times[peer] ?? 0) / (times["hand-written"] ?? 1)));
}
const titles = Object.keys(documents);
console.log(`| Node ${process.versions.node} | ${titles.join(" | ")} |\n|---|${titles.map(() => "---|").join("")}`);
for (const row of Object.values(rows)) console.log(`| ${row.join(" | ")} |`);

const valid = documents["1,000 records, valid"];
globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
for (let call = 0; call < 1_000; call++) ours(valid);
console.log(`\n${Math.round((process.memoryUsage().heapUsed - before) / 1_000)} bytes a call on 1,000 records`);

function format(ratio: number): string {
  return ratio.toFixed(ratio < 10 ? 1 : 0);
}

/** All ways to check, made from the contract. TypeBox, Ajv and zod make code at run time. */
function createPeers(): Record<string, Check> {
  const schema = inlined({ $ref: `#/components/schemas/${name}` }) as Schema;
  const [ajv, ajvAll] = [false, true].map((allErrors) => createOracle(contract, { allErrors })[name] as Check);
  const typebox = Compile(schema as never);
  const zod = z.fromJSONSchema(schema as never);
  return {
    "hand-written": createHandWritten(contract),
    "this package": ours,
    "this package, issues listed": (value) => ours.issues(value).length === 0,
    TypeBox: (value) => typebox.Check(value),
    Ajv: ajv as Check,
    "Ajv, all errors": ajvAll as Check,
    zod: (value) => zod.safeParse(value).success,
  };
}

/** Best time of one call of each peer. */
function timeAll(document: unknown): Record<string, number> {
  const tasks = Object.entries(peers).map(([peer, check]) => {
    // A separate loop for each, so that the engine optimises for one only.
    const loop: (times: number) => void = new Function(
      "check",
      "document",
      "return (times) => { for (let i = 0; i < times; i++) check(document); };",
    )(check, document);
    let calls = 0;
    for (const begin = performance.now(); performance.now() - begin < warmUp; calls++) loop(1);
    const times = Math.ceil((calls / warmUp) * milliseconds);
    return { peer, loop, times };
  });
  const best: Record<string, number> = {};
  for (let round = 0; round < rounds; round++)
    for (const { peer, loop, times } of tasks) {
      const begin = performance.now();
      loop(times);
      best[peer] = Math.min(best[peer] ?? Number.POSITIVE_INFINITY, (performance.now() - begin) / times);
    }
  return best;
}

/** A response with as many records in each of its lists, made from the contract's sample. */
function response(records: number, isWrong: (index: number, isLast: boolean) => boolean = () => false): unknown {
  const [operation] = listOperations(contract);
  const { sample } = operation ? responseExamples(contract, operation) : {};
  const lists = Object.entries(sample as Values).map(([key, value], place, { length }) => {
    if (!Array.isArray(value)) return [key, value];
    const wrong = (index: number) => isWrong(index, index === records - 1 && place === length - 1) && { vdn: "1" };
    return [key, Array.from({ length: records }, (_, index) => ({ ...value[0], ...wrong(index) }))];
  });
  // As it comes from a service: shapes and strings are those that JSON.parse makes.
  return JSON.parse(JSON.stringify(Object.fromEntries(lists)));
}

/** The schema with all references inlined, without what zod can't read: `not`, and the contract's own keywords. */
function inlined(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(inlined);
  if (typeof part !== "object" || part === null) return part;
  const entries = Object.entries(resolveSchema(contract, part as Schema)).filter(([key]) => !/^(not$|x-)/.test(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, inlined(value)]));
}
