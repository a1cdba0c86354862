import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/index.ts";
import type { VerifyOptions } from "../../src/verify/index.ts";

/** File of the command as it is built, which starts in a third of the time. */
export const command = fileURLToPath(new URL("../../dist/command.js", import.meta.url));

/** The options that a simulator conforms with. */
export function optionsFor({ url, accessKey, secretKey, guid, fixtures }: Simulator): VerifyOptions {
  const { signedIn: _, ...ids } = fixtures;
  return { cms: url, gateway: url, accessKey, secretKey, guid, fixtures: ids };
}

/** A task with a simulator, which is closed after it. */
export async function withSimulator<Value>(
  options: SimulatorOptions,
  task: (simulator: Simulator) => Promise<Value>,
): Promise<Value> {
  const simulator = await startSimulator(options);
  try {
    return await task(simulator);
  } finally {
    await simulator.close();
  }
}

/**
 * The command as a shell sees it. As soon as its output holds `until`, `meanwhile` gets the address in it, and Ctrl-C ends
 * the command.
 */
export function cc(
  args: string[],
  env: Record<string, string> = {},
  until?: string,
  as: { uid?: number } = {},
  meanwhile: (url: string) => unknown = () => {},
) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [command, ...args], { env: { PATH: process.env.PATH ?? "", ...env }, ...as });
    let [out, err] = ["", ""];
    child.stderr.on("data", (chunk) => (err += chunk));
    child.stdout.on("data", async (chunk) => {
      out += chunk;
      if (!until || !out.includes(until)) return;
      await meanwhile(/http:\S+/.exec(out)?.[0] ?? "");
      child.kill("SIGINT");
    });
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** Credentials as the command reads them. */
export function environmentOf({ accessKey, secretKey, guid }: Pick<Simulator, "accessKey" | "secretKey" | "guid">) {
  return { CC_ACCESS_KEY: accessKey, CC_SECRET_KEY: secretKey, CC_GUID: guid };
}
