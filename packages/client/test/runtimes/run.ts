import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { inject } from "vitest";
import { startServer } from "./server.ts";

/** Runs the program of the project by a runtime, and returns what it prints. Fails with the output of a failure. */
export async function run(
  program: string,
  file: string,
  flags: (origin: string, project: string) => string[] = () => [],
) {
  const project = inject("project");
  const origin = await startServer();
  // Caches are in the temporary folder, and 127.0.0.1 is reached without a proxy.
  const env = { ...process.env, HOME: project, DENO_DIR: join(project, "deno"), NO_PROXY: "127.0.0.1", NO_COLOR: "1" };
  const args = [...flags(origin, project), file, origin];
  const binary = join(project, "node_modules", program);
  const { stdout } = await promisify(execFile)(binary, args, { cwd: project, env, timeout: 60_000 });
  return stdout.trim();
}
