import { describe, expect, test } from "vitest";
import { kinds } from "./kinds.ts";
import { surprises } from "./matrix.ts";

// Whoever takes the contract to another tool gets what the docs promise: all that is tried works, but for the limits that
// are listed, and each of those is still one.

describe.each(kinds)("$title", ({ tools, checks }) => {
  test.each(tools)("$name does all but what its limits say", async ({ run }) => {
    const row = await run();
    expect(Object.keys(row.outcomes)).toEqual(Object.keys(checks));
    expect(surprises(row)).toEqual([]);
  });
});
