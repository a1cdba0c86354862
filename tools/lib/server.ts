import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";

/** A server that runs as a separate process. */
export interface Server {
  url: string;
  close(): Promise<void>;
}

/** A free port on this machine. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Starts a program by this Node that listens on 127.0.0.1, and waits until it responds at a path. */
export async function startProgram(
  command: (port: number) => { args: string[]; env?: Record<string, string> },
  path: string,
): Promise<Server> {
  const port = await freePort();
  const { args, env } = command(port);
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = () => child.kill();
  process.once("exit", end);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += part));
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    process.off("exit", end);
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, "exit");
  };
  for (const deadline = Date.now() + 60_000; ; await setTimeout(100)) {
    if (child.exitCode !== null) throw new Error(`${args[0]} ended with ${child.exitCode}\n${output}`);
    const response = await fetch(url + path).catch(() => undefined);
    if (response?.ok) return { url, close };
    if (Date.now() < deadline) continue;
    await close();
    throw new Error(`${args[0]} does not respond\n${output}`);
  }
}
