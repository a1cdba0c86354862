import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { inject } from "vitest";
import { startServer } from "./server.ts";

/** Runs the program of the project by a runtime, and returns what it prints. Fails with what it says where it fails. */
export async function run(
  program: string,
  file: string,
  flags: (origin: string, project: string) => string[] = () => [],
) {
  const project = inject("project");
  const origin = await startServer();
  // What a runtime keeps is kept in the temporary folder, and no proxy stands between it and 127.0.0.1.
  const env = { ...process.env, HOME: project, DENO_DIR: join(project, "deno"), NO_PROXY: "127.0.0.1", NO_COLOR: "1" };
  const args = [...flags(origin, project), file, origin];
  const binary = join(project, "node_modules", program);
  const { stdout } = await promisify(execFile)(binary, args, { cwd: project, env, timeout: 60_000 });
  return stdout.trim();
}
