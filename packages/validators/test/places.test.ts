import fc from "fast-check";
import { expect, test } from "vitest";
import { documents as arbitrary } from "./arbitrary.ts";
import { contract, listSubjects } from "./oracle.ts";

// An issue that says what it received is at a place of the document, and no value is said to be wrong at two places.

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

test.each(listSubjects())("$name: what was received is where the issue says", ({ schema, validator }) => {
  const stands = (document: unknown) => {
    for (const { path, received, message } of validator.issues(document)) {
      const value = path.reduce<unknown>((part, key) => Object(part)[key], document);
      if ((value === undefined) !== (received === "nothing")) expect.fail(`${JSON.stringify(document)}: ${message}`);
    }
  };
  fc.assert(fc.property(arbitrary(contract, schema), stands), { seed, numRuns: 300 });
});
