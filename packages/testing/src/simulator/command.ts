import { writeFile } from "node:fs/promises";
import { stripVTControlCharacters } from "node:util";
import { readArguments } from "../arguments.ts";
import { environment } from "../environment.ts";
import { endOnSignal, listen, parseCount, parsePort, UsageError } from "../port.ts";
import { isRelease, releases } from "../release.ts";
import { startSimulator } from "./index.ts";

const usage = `cc-contract simulate [options]

Serves a simulator of CC-CMS and CC-Gateway on 127.0.0.1 until Ctrl-C. Each request and each response is a line on stderr.`;

const options = {
  port: { takes: "PORT", help: "port (4012; 0: any free one)" },
  seed: { takes: "SEED", help: "what all data follow from (1)" },
  cti: { takes: "RELEASE", help: "release of the CTI platform, 3.6 (which supports paging) or 3.8" },
  edition: {
    takes: "YEAR",
    help: "year of a later edition of the vendor's pages, which has larger IDs",
  },
  sessions: { takes: "MODE", help: "static, or dynamic: a GUID is renewed every minute" },
  faults: { takes: "FAULTS", help: 'faults of every request, as in "delay=50, 503"' },
  from: { takes: "FOLDER", help: "what cc-contract record has written: the responses come from there" },
  "lock-after": {
    takes: "COUNT",
    help: "wrong signatures in a row after which CC-CMS is locked, as its sister service is",
  },
  fixtures: { takes: "FILE", help: "writes what exists there to a file, for cc-contract verify --fixtures FILE" },
} as const;

/** Serves a simulator as the arguments say, and prints what callers need. */
export async function simulateCommand(args: string[]): Promise<undefined> {
  const values = readArguments([usage], options, args);
  if (!values) return;
  const { seed, cti, edition, sessions, faults, from, fixtures: file } = values;
  if (cti !== undefined && !isRelease(cti))
    throw new UsageError(`--cti takes ${releases.join(" or ")}, not ${JSON.stringify(cti)}`);
  if (sessions !== undefined && sessions !== "static" && sessions !== "dynamic")
    throw new UsageError(`--sessions takes static or dynamic, not ${JSON.stringify(sessions)}`);
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
