import { once } from "node:events";
import { createServer } from "node:net";

/** Reads a port from the command line. Undefined where the option is not given. */
export function parsePort(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
    throw new UsageError(`${option} takes a port from 0 to 65535 (0: any free one), not ${JSON.stringify(text)}`);
  }
  return Number(text);
}

/** Reads an integer of 1 or more from the command line. Undefined where the option is not given. */
export function parseCount(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new UsageError(`${option} takes an integer from 1 to 9999999, not ${JSON.stringify(text)}`);
  return Number(text);
}

/** Why a port can't be listened on, by the code of Node. */
const unusable = { EADDRINUSE: "is in use", EACCES: "needs rights that this user lacks" };

/** Tries whether a port can be listened on, before anything that takes long is begun. */
export async function assertFree(port: number, option: string): Promise<void> {
  const server = createServer();
  await listen(() => once(server.listen(port, "127.0.0.1"), "listening"), port, option);
  await new Promise((resolve) => server.close(resolve));
}

/** Starts a server, and says which port is taken and what to do where it can't listen. */
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

/** A mistake of the person at the command line: one line says what to do, and no stack is wanted. */
export class UsageError extends Error {}

/**
 * Ends the process by Ctrl-C, and with npx. Called before the URL is printed: whoever reads it may end the server at once.
 */
export function endOnSignal(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
  // npx ends the shell that it has started, which tells nobody. Without npx, a server may outlive its shell.
  const { ppid: shell } = process;
  const look = () => process.ppid === shell || process.exit(0);
  if (process.env.npm_command === "exec") setInterval(look, 500).unref();
}
