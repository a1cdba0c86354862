import { expect, test } from "vitest";
import { findPhrases } from "./find.ts";

test.each([
  ["a phrase in a sentence", "The client signs by itself.", [{ line: 1, phrase: "by itself" }]],
  [
    "a phrase wrapped in a comment",
    "/**\n * The client signs by\n * itself.\n */",
    [{ line: 2, phrase: "by * itself" }],
  ],
  ["two phrases in the order of their lines", "Nobody\nis no page", [{ line: 1 }, { line: 2 }]],
  ["a phrase in capitals", "NOBODY", [{ line: 1 }]],
])("%s is found", (_, text, hits) => {
  expect(findPhrases(text)).toMatchObject(hits);
});

test.each([
  "There is no response, and there is none to wait for.",
  "Number of calls answered.",
  "no longer than a page",
])("%j is correct", (text) => {
  expect(findPhrases(text)).toEqual([]);
});
