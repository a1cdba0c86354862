import { join } from "node:path";
import { describe, inject, test } from "vitest";
import { runOrThrow } from "../../../../tools/lib/run.ts";
import { jests, programs } from "./packages.ts";
import { startServer } from "./server.ts";

describe.each(jests)("Jest %s", (version) => {
  test("runs the program, and recognises errors", async () => {
    const project = inject("project");
    const jest = join(project, "node_modules", programs.jest(version));
    const config = JSON.stringify({ rootDir: project, testRegex: "/jest\\.mjs$", transform: {} });
    const flags = ["--config", config, "--cacheDirectory", join(project, "cache")];
    const env = { ...process.env, ORIGIN: await startServer(), NO_PROXY: "127.0.0.1" };
    await runOrThrow(process.execPath, ["--experimental-vm-modules", jest, ...flags], project, env);
  });
});
