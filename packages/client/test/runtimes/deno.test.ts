import { expect, test } from "vitest";
import { programs } from "./packages.ts";
import { run } from "./run.ts";

test.each(["program.mjs", "program.cjs"])("Deno runs %s with no more rights than it needs", async (file) => {
  const flags = (origin: string, project: string) => [
    ...["run", "--no-prompt", "--no-remote", `--allow-net=${new URL(origin).host}`],
    // `require` reads files while the program runs, `import` before.
    ...(file.endsWith(".cjs") ? [`--allow-read=${project}`] : []),
  ];
  expect(await run(programs.deno, file, flags)).toBe("ok");
});
