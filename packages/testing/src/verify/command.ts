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

Tries whether servers conform to the contract. What must be refused is sent, too.

Warning: wrong credentials are tried last, ${fewForgeries} of them for each service. Each may count against the address of this machine:
a service may respond with 403 to all that comes from there after too many. --forgeries all tries about 50 of them, so
point that at servers of your own only. The run stops where a request with the right credentials gets 403.`,
  `Credentials: ${Object.values(environment).join(", ")} of the environment.
Exit codes: 0 conforms, 1 violations, 2 usage or configuration, 3 a target is unreachable or has locked this address, 130 Ctrl-C.`,
] as const;

const options = {
  cms: { takes: "URL", help: "CC-CMS; not needed where --only leaves it out" },
  gateway: { takes: "URL", help: "CC-Gateway; the same" },
  only: {
    takes: "OPERATION",
    help: "only this operation, also one that may change data; may be repeated",
    multiple: true,
  },
  fixtures: {
    takes: "FILE",
    help: 'ids that exist on the target, as JSON: { "ccId": 1, "vdn": 1, "agentId": 101 }',
  },
  edition: {
    takes: "YEAR",
    help: "year of a later edition of the vendor's pages, which has larger IDs",
  },
  forgeries: {
    takes: "all",
    help: `wrong credentials of every kind for every operation, not only ${fewForgeries} for each service`,
  },
  strict: { help: "a warning counts as a violation does" },
  report: { takes: "KIND=FILE", help: "writes a report, junit, json or html; may be repeated", multiple: true },
  timeout: { takes: "MS", help: `how long a request may take (${defaults.timeout})` },
  concurrency: { takes: "N", help: `requests under way at once (${defaults.concurrency})` },
} as const;

/** What each verdict is to the shell. 2 is a mistake of the caller. */
const exitCodes = { conforms: 0, violated: 1, unreachable: 3, stopped: 3 };

/** What a shell expects of a command that Ctrl-C has ended. */
const interrupted = 130;

/** Verifies as the arguments say, prints the result and returns the exit code. */
export async function verifyCommand(args: string[]): Promise<number> {
  const values = readArguments(usage, options, args);
  if (!values) return 0;
  const { cms, gateway, only, edition, fixtures, forgeries, strict } = values;
  if (!isForgeries(forgeries)) throw new UsageError(`--forgeries takes all, not ${JSON.stringify(forgeries)}`);
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

/** A task that Ctrl-C tells to end. Ctrl-C once more ends the process at once. */
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
