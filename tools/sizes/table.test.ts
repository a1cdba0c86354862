import { expect, test } from "vitest";
import { table } from "./table.ts";

test("without a base there is no difference to show", () => {
  expect(table({ a: 10 }, undefined, true)).toBe(
    "### Sizes\n\n| import | gzip, bytes |\n| --- | ---: |\n| `a` | 10 |\n",
  );
});

test("what grew, shrank, stayed, came and went is told apart", () => {
  const text = table({ a: 110, b: 90, c: 5, d: 1 }, { a: 100, b: 100, c: 5, e: 7 }, true);
  expect(text).toContain("| `a` | 110 | 100 | +10 (10.0 %) |");
  expect(text).toContain("| `b` | 90 | 100 | -10 (-10.0 %) |");
  expect(text).toContain("| `c` | 5 | 5 | 0 |");
  expect(text).toContain("| `d` | 1 | – | new |");
  expect(text).toContain("| `e` | – | 7 | gone |");
});

test("columns of the terminal stand below each other", () => {
  const lines = table({ short: 1, "much longer": 1000 }, { short: 2, "much longer": 1000 }, false)
    .trimEnd()
    .split("\n");
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
});
