import { once } from "node:events";
import { createServer } from "node:net";

/** Reads a port from the command line. Undefined if the option is missing. */
export function parsePort(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
    throw new UsageError(`${option} expects a port from 0 to 65535 (0: any free one), not ${JSON.stringify(text)}`);
  }
  return Number(text);
}

/** Reads a positive integer from the command line. Undefined if the option is missing. */
export function parseCount(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new UsageError(`${option} expects an integer from 1 to 9999999, not ${JSON.stringify(text)}`);
  return Number(text);
}

/** Why a port can't be listened on, by the code of Node. */
const unusable = { EADDRINUSE: "is in use", EACCES: "needs permissions that this user lacks" };

/** Checks that a port is free before slow work starts. */
export async function assertFree(port: number, option: string): Promise<void> {
  const server = createServer();
  await listen(() => once(server.listen(port, "127.0.0.1"), "listening"), port, option);
  await new Promise((resolve) => server.close(resolve));
}

/** Starts a server. If it can't listen, the error names the port and the fix. */
export async function listen<Server>(
  start: (options: { port: number }) => Promise<Server>,
  port: number,
  option: string,
): Promise<Server> {
  try {
    return await start({ port });
  } catch (error) {
    const [, reason] = Object.entries(unusable).find(([code]) => String(error).includes(code)) ?? [];
    if (!reason) throw error;
    throw new UsageError(`Port ${port} ${reason}: choose another with ${option}`);
  }
}

/** A mistake on the command line: one line explains the fix, without a stack. */
export class UsageError extends Error {}

/**
 * Ends the process on Ctrl-C, and with npx. Called before the URL is printed, because a reader of it may end the server
 * immediately.
 */
export function endOnSignal(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
  // npx ends the shell that it has started, without notice. Without npx, a server may outlive its shell.
  const { ppid: shell } = process;
  const look = () => process.ppid === shell || process.exit(0);
  if (process.env.npm_command === "exec") setInterval(look, 500).unref();
}
