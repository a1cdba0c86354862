import { readContract } from "@cc-contract/spec/model/contract";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import * as validators from "../dist/index.js";
import { listTargets } from "../scripts/schemas.ts";
import { mutated } from "./arbitrary.ts";
import { createOracle } from "./oracle.ts";

// Every verdict against Ajv's, over random documents of every schema. FUZZ_SEED repeats a run.

const contract = await readContract();
const targets = Object.entries(listTargets(contract));
const oracle = createOracle(contract);
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const total = 100_000;
const { contractVersion: _, contractHash: __, ...guards } = validators;
const byName = new Map(Object.entries(guards));
let documents = 0;
let refused = 0;

test.each(targets)("%s agrees with Ajv", (name, { schema }) => {
  const validator = byName.get(name);
  const second = oracle[name];
  if (!validator || !second) throw new Error(`There is no validator ${name}`);
  const agree = (document: unknown) => {
    documents++;
    const verdict = second(document);
    const issues = validator.issues(document, { limit: 1000 });
    if (!verdict) refused++;
    expect(validator(document)).toBe(verdict);
    expect(issues.length === 0).toBe(verdict);
    // Where Ajv finds something wrong with a leaf that is no choice between shapes, so do the issues.
    const paths = new Set(issues.map(({ path }) => JSON.stringify(path.map(String))));
    if (!hasChoice(JSON.stringify(schema)) && !issues.some(({ message }) => /\. (Put|Take) /.test(message))) {
      for (const error of second.errors ?? []) {
        const leaf = leafOf(error);
        // A property that was recognised under another name is told there.
        const told = issues.some(({ message }) => message.endsWith(`Did you mean \`${leaf.at(-1)}\`?`));
        if (!told && !error.keyword.startsWith("x-")) expect(paths).toContain(JSON.stringify(leaf));
      }
    }
  };
  fc.assert(fc.property(mutated(contract, schema), agree), { seed, numRuns: Math.ceil(total / targets.length) });
});

afterAll(() => {
  console.log(`fuzz: ${documents} documents, ${refused} of them refused, seed ${seed}`);
  expect(documents).toBeGreaterThanOrEqual(total);
});

function hasChoice(schema: string): boolean {
  return /"(oneOf|not)"/.test(schema);
}

function leafOf({ instancePath, params }: { instancePath: string; params: Record<string, unknown> }): string[] {
  const path = instancePath
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const leaf = params.missingProperty ?? params.additionalProperty;
  return leaf === undefined ? path : [...path, String(leaf)];
}
