import { writeFile } from "node:fs/promises";
import { stripVTControlCharacters } from "node:util";
import { readArguments } from "../arguments.ts";
import { environment } from "../environment.ts";
import { endOnSignal, listen, parseCount, parsePort, UsageError } from "../port.ts";
import { isRelease, releases } from "../release.ts";
import { startSimulator } from "./index.ts";

const usage = `cc-contract simulate [options]

Serves a simulator of CC-CMS and CC-Gateway on 127.0.0.1 until Ctrl-C. Each request and response is logged to stderr.`;

const options = {
  port: { takes: "PORT", help: "port (4012; 0: any free one)" },
  seed: { takes: "SEED", help: "seed of all data (1)" },
  cti: { takes: "RELEASE", help: "release of the CTI platform, 3.6 (which supports paging) or 3.8" },
  edition: {
    takes: "YEAR",
    help: "year of a later edition of the vendor's pages, which allows larger IDs",
  },
  sessions: { takes: "MODE", help: "static, or dynamic: a GUID is renewed every minute" },
  faults: { takes: "FAULTS", help: 'faults of every request, as in "delay=50, 503"' },
  from: { takes: "FOLDER", help: "folder written by cc-contract record, from which the responses come" },
  "lock-after": {
    takes: "COUNT",
    help: "consecutive wrong signatures that lock CC-CMS, as its sister service does",
  },
  fixtures: { takes: "FILE", help: "writes existing IDs to a file, for cc-contract verify --fixtures FILE" },
} as const;

/** Serves a simulator according to the arguments, and prints what callers need. */
export async function simulateCommand(args: string[]): Promise<undefined> {
  const values = readArguments([usage], options, args);
  if (!values) return;
  const { seed, cti, edition, sessions, faults, from, fixtures: file } = values;
  if (cti !== undefined && !isRelease(cti))
    throw new UsageError(`--cti expects ${releases.join(" or ")}, not ${JSON.stringify(cti)}`);
  if (sessions !== undefined && sessions !== "static" && sessions !== "dynamic")
    throw new UsageError(`--sessions expects static or dynamic, not ${JSON.stringify(sessions)}`);
  const lockAfter = parseCount("--lock-after", values["lock-after"]);
  const log = (line: string) => console.error(process.stderr.isTTY ? line : stripVTControlCharacters(line));
  const start = ({ port }: { port: number }) =>
    startSimulator({ seed, cti, edition, sessions, faults, from, lockAfter, log, port });
  const simulator = await listen(start, parsePort("--port", values.port) ?? 4012, "--port").catch((error) => {
    throw error instanceof RangeError ? new UsageError(`--faults: ${error.message}`) : error;
  });
  const { signedIn: _, ...ids } = simulator.fixtures;
  const text = JSON.stringify({ ...ids, ...(cti && { cti }) });
  if (file !== undefined)
    await writeFile(file, `${text}\n`).catch(async ({ code }: NodeJS.ErrnoException) => {
      await simulator.close();
      throw new UsageError(`--fixtures: ${file} can't be written: ${code}`);
    });
  const names = Object.keys(environment) as (keyof typeof environment)[];
  const lines = names.map((name) => `export ${environment[name]}=${simulator[name]}`);
  endOnSignal();
  console.log([`Simulator: ${simulator.url} (Ctrl-C ends it)`, ...lines, `Fixtures: ${file ?? text}`].join("\n"));
}
