import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startSimulator } from "@cc-contract/testing";

const execute = promisify(execFile);

/** What a program finds in its environment: a simulator of both services, and credentials that it takes. */
export interface Surroundings {
  env: Record<string, string>;
  close(): Promise<void>;
}

export async function surround(): Promise<Surroundings> {
  const { url, accessKey, secretKey, guid, close } = await startSimulator();
  const credentials = { CC_ACCESS_KEY: accessKey, CC_SECRET_KEY: secretKey, CC_GUID: guid };
  return { env: { CMS: url, GATEWAY: url, ...credentials }, close };
}

/** Runs a program to its end, and returns what it prints. */
export async function run(file: string, cwd: string, env: Record<string, string>): Promise<string> {
  const [command, ...args] = file.endsWith(".sh") ? ["bash", file] : [process.execPath, file];
  const options = { cwd, timeout: 60_000, env: { PATH: process.env.PATH ?? "", ...env } };
  return (await execute(command as string, args, options)).stdout;
}

/** A text in which every number is the same, because what a server holds changes with the time. */
export function shape(text: string): string {
  return text.trim().replace(/\d+/g, "0");
}
