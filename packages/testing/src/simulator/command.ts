import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { endOnSignal, listen, parsePort, UsageError } from "../port.ts";
import { isRelease, releases } from "../release.ts";
import { environment } from "../verify/environment.ts";
import { type SimulatorOptions, startSimulator } from "./index.ts";

export const usage = `cc-contract simulate [options]

Serves a simulator of CC-CMS and CC-Gateway on 127.0.0.1 until Ctrl-C. Each request and each answer is a line on stderr.

  --port PORT      port (4012; 0: any free one)
  --seed SEED      what all data follow from (1)
  --cti RELEASE    release of the CTI platform, 3.6 (which heeds pages) or 3.8
  --sessions MODE  static, or dynamic: a GUID is renewed every minute
  --faults FAULTS  faults of every request, as in "delay=50, 503"
  --fixtures FILE  writes what exists there to a file, for cc-contract verify --fixtures FILE`;

/** Serves a simulator as the arguments say, and prints what callers need. */
export async function simulateCommand(args: string[]): Promise<undefined> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string" },
      seed: { type: "string" },
      cti: { type: "string" },
      sessions: { type: "string" },
      faults: { type: "string" },
      fixtures: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(usage) as undefined;
  const { seed, cti, sessions, faults, fixtures: file } = values;
  if (cti !== undefined && !isRelease(cti))
    throw new UsageError(`--cti takes ${releases.join(" or ")}, not ${JSON.stringify(cti)}`);
  if (sessions !== undefined && sessions !== "static" && sessions !== "dynamic")
    throw new UsageError(`--sessions takes static or dynamic, not ${JSON.stringify(sessions)}`);
  const options: SimulatorOptions = { seed, cti, sessions, faults, log: (line) => console.error(line) };
  const start = ({ port }: { port: number }) => startSimulator({ ...options, port });
  const simulator = await listen(start, parsePort("--port", values.port) ?? 4012, "--port").catch((error) => {
    throw error instanceof RangeError ? new UsageError(`--faults: ${error.message}`) : error;
  });
  const { url, fixtures } = simulator;
  const { signedIn: _, ...ids } = fixtures;
  const text = JSON.stringify({ ...ids, ...(cti && { cti }) });
  if (file !== undefined)
    await writeFile(file, `${text}\n`).catch(async ({ code }: NodeJS.ErrnoException) => {
      await simulator.close();
      throw new UsageError(`--fixtures: ${file} can't be written: ${code}`);
    });
  const lines = Object.entries(environment).map(
    ([option, name]) => `export ${name}=${simulator[option as keyof typeof environment]}`,
  );
  endOnSignal();
  console.log([`Simulator: ${url} (Ctrl-C ends it)`, ...lines, `Fixtures: ${file ?? text}`].join("\n"));
}
