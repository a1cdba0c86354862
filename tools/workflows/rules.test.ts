import { expect, test } from "vitest";
import { findUnknownScripts, findUnpinned } from "./rules.ts";

const commit = "08c6903cd8c0fde910a37f88322edcfb5dd907a8";

test.each([
  [`uses: actions/checkout@${commit} # v5.0.0`, 0],
  [`uses: actions/checkout@${commit}`, 1],
  ["uses: actions/checkout@v5 # v5.0.0", 1],
])("`%s` has %i actions that are not pinned", (line, count) => {
  expect(findUnpinned(`steps:\n  - ${line}`)).toHaveLength(count);
});

test("a script that the root lacks is found, with its line", () => {
  const text = "- run: npx -y pnpm@12 test\n- run: npx -y pnpm@12 tset\n- run: npx -y pnpm@12 --silent sizes";
  expect(findUnknownScripts(text, { test: "", sizes: "" })).toEqual([
    { line: 2, message: "the root has no script tset" },
  ]);
});
