import { execFile } from "node:child_process";

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command to its end, whether it succeeds or not. */
export function run(command: string, args: string[], cwd: string, env = process.env): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, env, maxBuffer: 100_000_000 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number") return reject(error);
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

/**
 * Runs a command and returns what it prints.
 *
 * @throws {Error} with all that it said, where it fails
 */
export async function runOrThrow(command: string, args: string[], cwd: string, env = process.env): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, cwd, env);
  if (code !== 0) throw new Error(`${[command, ...args].join(" ")} ended with ${code}\n${stdout}${stderr}`);
  return stdout;
}
