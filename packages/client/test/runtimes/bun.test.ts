import { expect, test } from "vitest";
import { programs } from "./packages.ts";
import { run } from "./run.ts";

test.each(["program.mjs", "program.cjs"])("Bun runs %s", async (file) => {
  expect(await run(programs.bun, file, () => ["--no-install"])).toBe("ok");
});
