import { describe, expect, test } from "vitest";
import { nodeVersions, programs } from "./packages.ts";
import { run } from "./run.ts";

describe.each(nodeVersions)("Node %s", (version) => {
  test.each(["program.mjs", "program.cjs"])("runs %s", async (file) => {
    expect(await run(programs.node(version), file)).toBe("ok");
  });
});
