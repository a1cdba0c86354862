import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { documents as arbitrary } from "./arbitrary.ts";
import { contract, leafOf, listSubjects } from "./oracle.ts";

// Every verdict against Ajv's, over random documents of every schema. FUZZ_SEED repeats a run.

const subjects = listSubjects();
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const total = 100_000;
let documents = 0;
let refused = 0;

test.each(subjects)("$name agrees with Ajv", ({ schema, validator, oracle }) => {
  const agree = (document: unknown) => {
    documents++;
    const verdict = oracle(document);
    const issues = validator.issues(document, { limit: 1000 });
    if (!verdict) refused++;
    // `expect` takes longer than all the rest.
    if (validator(document) !== verdict) expect.fail(`the verdict should be ${verdict}`);
    if ((issues.length === 0) !== verdict) expect.fail(`${issues.length} issues, and the verdict is ${verdict}`);
    // Where Ajv reports a leaf that is not a choice between shapes, so do the issues.
    const paths = new Set(issues.map(({ path }) => JSON.stringify(path.map(String))));
    if (!hasChoice(JSON.stringify(schema)) && !issues.some(({ message }) => /\. (Put|Take) /.test(message))) {
      for (const error of oracle.errors ?? []) {
        const leaf = leafOf(error);
        // A property that was recognised under another name is reported there.
        const renamed = issues.some(({ message }) => message.endsWith(`Did you mean \`${leaf.at(-1)}\`?`));
        if (!renamed && !error.keyword.startsWith("x-") && !paths.has(JSON.stringify(leaf)))
          expect.fail(`no issue at ${JSON.stringify(leaf)}`);
      }
    }
  };
  fc.assert(fc.property(arbitrary(contract, schema), agree), { seed, numRuns: Math.ceil(total / subjects.length) });
});

afterAll(() => {
  console.log(`fuzz: ${documents} documents, ${refused} of them refused, seed ${seed}`);
  expect(documents).toBeGreaterThanOrEqual(total);
});

function hasChoice(schema: string): boolean {
  return /"(oneOf|not)"/.test(schema);
}
