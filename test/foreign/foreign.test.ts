import { describe, expect, test } from "vitest";
import { kinds } from "./kinds.ts";
import { surprises } from "./matrix.ts";

// Other tools do with the contract what the docs promise: everything tested works, except for the listed limits, and each
// of those still applies.

describe.each(kinds)("$title", ({ tools, checks }) => {
  test.each(tools)("$name does everything except its limits", async ({ run }) => {
    const row = await run();
    expect(Object.keys(row.outcomes)).toEqual(Object.keys(checks));
    expect(surprises(row)).toEqual([]);
  });
});
