import { expect, test } from "vitest";
import { patternTexts } from "../model/pattern-texts.ts";

test.each([
  ["^ab$", ["ab"]],
  ["^[0-9]{2}$", ["00", "99"]],
  ["^[135]x|y$", ["1x", "5x", "y"]],
  ["^1(?:0[1-9]|[2-4][0-5]) z$", ["101 z", "109 z", "120 z", "140 z", "125 z"]],
])("%s is matched by the first and the last character of each class, and each way is taken", (pattern, texts) => {
  expect(patternTexts(pattern)).toEqual(texts);
  for (const text of texts) expect(text).toMatch(new RegExp(pattern));
});

test.each(["^\\d$", "^a*$", "^.$", "^[^a]$", "^a{1,2}$"])("%s is an error, and no guess", (pattern) => {
  expect(() => patternTexts(pattern)).toThrow(`Can't make strings for the pattern ${pattern}`);
});
