#!/usr/bin/env node
import { parseArgs } from "node:util";
import { listen, parsePort, UsageError } from "./port.ts";

// cc-contract: verifies a server, or serves one to try callers on.

const usage = `cc-contract verify --cms URL --gateway URL   tries whether servers keep to the contract
cc-contract simulate [--port PORT]            serves a simulator of both services (4012)
cc-contract mock [--port PORT]                serves the contract's examples by Prism (4010)

--help after a command says more.`;

const simulateUsage = `cc-contract simulate [options]

Serves a simulator of CC-CMS and CC-Gateway on 127.0.0.1 until Ctrl-C.

  --port PORT      port (4012; 0: any free one)
  --cti RELEASE    release of the CTI platform, 3.6 (which heeds pages) or 3.8
  --faults FAULTS  faults of every request, as in "delay=50, 503"`;

const mockUsage = `cc-contract mock [--port PORT]

Serves the contract's examples by Prism on 127.0.0.1 until Ctrl-C. The port is 4010; 0 takes any free one.`;

const commands: Record<string, (args: string[]) => Promise<number | undefined>> = {
  // What a command doesn't need isn't loaded: Prism alone takes a second.
  verify: async (args) => (await import("./verify/command.ts")).verifyCommand(args),
  simulate,
  mock,
};

try {
  const [name = "", ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command && name !== "--help") throw new UsageError(`expected a command\n\n${usage}`);
  if (!command) console.log(usage);
  process.exitCode = (await command?.(args)) ?? 0;
} catch (error) {
  if (!(error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS")))
    throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}

async function mock(args: string[]): Promise<undefined> {
  const { values } = parseArgs({ args, options: { port: { type: "string" }, help: { type: "boolean" } } });
  if (values.help) return console.log(mockUsage) as undefined;
  const { startMock } = await import("./mock.ts");
  const { url } = await listen(startMock, parsePort("--port", values.port) ?? 4010, "--port");
  endOnSignal();
  console.log(`Mock: ${url} (Ctrl-C ends it)`);
}

async function simulate(args: string[]): Promise<undefined> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string" },
      cti: { type: "string" },
      faults: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(simulateUsage) as undefined;
  const { cti, faults } = values;
  if (cti !== undefined && cti !== "3.6" && cti !== "3.8")
    throw new UsageError(`--cti takes 3.6 or 3.8, not ${JSON.stringify(cti)}`);
  const { startSimulator } = await import("./simulator/index.ts");
  const start = (options: { port: number }) => startSimulator({ ...options, cti, faults });
  const simulator = await listen(start, parsePort("--port", values.port) ?? 4012, "--port").catch((error) => {
    throw error instanceof RangeError ? new UsageError(`--faults: ${error.message}`) : error;
  });
  const { url, accessKey, secretKey, guid, fixtures } = simulator;
  const { signedIn: _, ...ids } = fixtures;
  endOnSignal();
  console.log(`Simulator: ${url} (Ctrl-C ends it)
CC_ACCESS_KEY=${accessKey}
CC_SECRET_KEY=${secretKey}
CC_GUID=${guid}
Fixtures: ${JSON.stringify({ ...ids, ...(cti && { cti }) })}`);
}

/** Set before the URL is printed: whoever reads it may end the server at once. */
function endOnSignal(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
}
