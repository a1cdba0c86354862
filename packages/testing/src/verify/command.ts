import { readFile } from "node:fs/promises";
import { readArguments } from "../arguments.ts";
import { environment } from "../environment.ts";
import { readEdition } from "../operations.ts";
import { parseCount, UsageError } from "../port.ts";
import type { Fixtures } from "./fixtures.ts";
import { parseFixtures } from "./fixtures-file.ts";
import { fewForgeries } from "./forgeries.ts";
import { progressLine, textReport } from "./report-text.ts";
import { assertWritable, parseReport, writeReports } from "./reports.ts";
import type { OperationResult } from "./types.ts";
import { defaults, verify } from "./verify.ts";

const usage = [
  `cc-contract verify --cms URL --gateway URL [options]

Tests whether servers conform to the contract, including requests that they must reject.

Warning: wrong credentials are sent last, ${fewForgeries} for each service. A service may lock the address of this
machine after too many, and respond to all its requests with 403. --forgeries all sends about 50, so use it
only with your own servers. The run stops if a request with the right credentials gets 403.`,
  `Credentials: environment variables ${Object.values(environment).join(", ")}.
Exit codes: 0 conforms, 1 violations, 2 usage or configuration, 3 a target is unreachable or has locked this address, 130 Ctrl-C.`,
] as const;

const options = {
  cms: { takes: "URL", help: "URL of CC-CMS; not needed if --only excludes it" },
  gateway: { takes: "URL", help: "URL of CC-Gateway; not needed if --only excludes it" },
  only: {
    takes: "OPERATION",
    help: "only this operation, even if it may change data; can be given several times",
    multiple: true,
  },
  fixtures: {
    takes: "FILE",
    help: 'IDs that exist on the target, as JSON: { "ccId": 1, "vdn": 1, "agentId": 101 }',
  },
  edition: {
    takes: "YEAR",
    help: "year of a later edition of the vendor's pages, which allows larger IDs",
  },
  forgeries: {
    takes: "all",
    help: `all wrong credentials for every operation, not only ${fewForgeries} for each service`,
  },
  strict: { help: "treats warnings as violations" },
  report: {
    takes: "KIND=FILE",
    help: "writes a report: junit, json or html; can be given several times",
    multiple: true,
  },
  timeout: { takes: "MS", help: `time limit of a request (${defaults.timeout})` },
  concurrency: { takes: "N", help: `concurrent requests (${defaults.concurrency})` },
} as const;

/** Exit code of each verdict. 2 is a mistake of the caller. */
const exitCodes = { conforms: 0, violated: 1, unreachable: 3, stopped: 3 };

/** Conventional exit code of a command ended by Ctrl-C. */
const interrupted = 130;

/** Verifies according to the arguments, prints the result and returns the exit code. */
export async function verifyCommand(args: string[]): Promise<number> {
  const values = readArguments(usage, options, args);
  if (!values) return 0;
  const { cms, gateway, only, edition, fixtures, forgeries, strict } = values;
  if (!isForgeries(forgeries)) throw new UsageError(`--forgeries expects all, not ${JSON.stringify(forgeries)}`);
  const reports = (values.report ?? []).map(parseReport);
  const credentials = Object.fromEntries(
    Object.entries(environment).map(([option, variable]) => [option, process.env[variable]]),
  );
  const verifyOptions = {
    ...{ cms, gateway, only, ...credentials },
    ...{ edition, forgeries, strict },
    fixtures: fixtures === undefined ? undefined : await readFixtures(fixtures, edition),
    timeout: parseCount("--timeout", values.timeout),
    concurrency: parseCount("--concurrency", values.concurrency),
  };
  await assertWritable(reports);
  const onOperation = (one: OperationResult) => console.error(progressLine(one));
  return untilSignal(async (signal) => {
    const result = await verify({ ...verifyOptions, signal, onOperation });
    console.log(textReport(result));
    await writeReports(reports, result);
    return signal.aborted ? interrupted : exitCodes[result.verdict];
  });
}

/** A task that Ctrl-C asks to end. A second Ctrl-C ends the process immediately. */
async function untilSignal<Value>(task: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const controller = new AbortController();
  const end = () => controller.abort();
  const names = ["SIGINT", "SIGTERM"] as const;
  for (const name of names) process.once(name, end);
  try {
    return await task(controller.signal);
  } finally {
    for (const name of names) process.off(name, end);
  }
}

function isForgeries(text: string | undefined): text is "all" | undefined {
  return text === undefined || text === "all";
}

export async function readFixtures(file: string, edition: string | undefined): Promise<Fixtures> {
  const text = await readFile(file, "utf8").catch(({ code }: NodeJS.ErrnoException) => {
    throw new UsageError(`The fixtures file ${file} can't be read: ${code}`);
  });
  return parseFixtures(await readEdition(edition), file, text);
}
