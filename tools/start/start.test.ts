import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { afterAll, expect, test } from "vitest";

// The command as a person starts it, in a separate process.

const children: ChildProcess[] = [];
afterAll(() => children.forEach((child) => void child.kill("SIGKILL")));

const limit = () => ({ signal: AbortSignal.timeout(5_000) });

function start(...args: string[]) {
  const { CI: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, "start.ts"), ...args], { env });
  children.push(child);
  let output = "";
  const printed = new Set<(output: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
      for (const look of printed) look(output);
    });
  }
  return {
    child,
    /** Exit code and output, once the process has ended. */
    end: new Promise<{ code: number | null; output: string }>((resolve) => {
      child.on("close", (code) => resolve({ code, output }));
    }),
    /** The first match in the output, as soon as there is one. */
    prints: (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve) => {
        const look = (text: string) => {
          const match = pattern.exec(text);
          if (match) resolve(match);
        };
        printed.add(look);
        look(output);
      }),
  };
}

test("--once calls every operation, prints a good row for each, and ends with 0", async () => {
  const { code, output } = await start("--once").end;
  for (const { operationId } of listOperations(await readContract())) {
    expect(output).toMatch(new RegExp(`^${operationId} .* 200 .* yes `, "m"));
  }
  expect(output).toMatch(/^Mock: (http:\/\/127\.0\.0\.1:)\d+\nSimulator: \1\d+\nDocs: \1\d+$/m);
  expect(code).toBe(0);
});

const anyPorts = ["--port=0", "--docs-port=0", "--simulator-port=0"];

test("serves until Ctrl-C, and then no longer", async () => {
  const run = start(...anyPorts);
  const [, mock = "", simulator = "", docs = ""] = await run.prints(/Mock: (\S+)\nSimulator: (\S+)\nDocs: (\S+)/);
  expect((await fetch(docs, limit())).status).toBe(200);
  for (const server of [mock, simulator]) expect((await fetch(server, limit())).status).toBe(404);
  // What the consoles of the docs call.
  expect(await (await fetch(`${docs}/simulator.json`, limit())).json()).toMatchObject({ address: simulator });
  run.child.kill("SIGINT");
  expect((await run.end).code).toBe(0);
  for (const server of [docs, mock, simulator]) await expect(fetch(server, limit())).rejects.toThrow();
});

test("Ctrl-C while it builds starts nothing, and ends with 130", async () => {
  const run = start(...anyPorts);
  await run.prints(/turbo \d/);
  run.child.kill("SIGINT");
  const { code, output } = await run.end;
  expect(output).not.toContain("Mock:");
  expect(code).toBe(130);
});

test("two servers on one port are refused with one line", async () => {
  const { code, output } = await start("--port=4012", "--docs-port=4012").end;
  expect(output).toBe("--port and --docs-port are both 4012: choose two\n");
  expect(code).toBe(2);
});

test("--help lists the options", async () => {
  const { code, output } = await start("--help").end;
  expect(output).toMatch(/--port[\s\S]*--docs-port[\s\S]*--simulator-port[\s\S]*--once/);
  expect(code).toBe(0);
});

test.each(["--port", "--docs-port", "--simulator-port"])(
  "a port in use is one line that names the port and %s",
  { timeout: 300_000 },
  async (option) => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as AddressInfo;
    const { code, output } = await start("--once", `${option}=${port}`).end;
    taken.close();
    expect(output).toBe(`Port ${port} is in use: choose another with ${option}\n`);
    expect(code).toBe(2);
  },
);

test.each([["--port=x"], ["--port=65536"], ["--unknown"]])(
  "%s is refused with one line before anything is built",
  async (option) => {
    const { code, output } = await start(option).end;
    expect(output.trim().split("\n")).toHaveLength(1);
    expect(output).toContain(option.split("=")[0]);
    expect(code).toBe(2);
  },
);
