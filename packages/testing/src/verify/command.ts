import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readContract } from "@cc-contract/spec/model/contract";
import { UsageError } from "../port.ts";
import { environment } from "./environment.ts";
import type { Fixtures } from "./fixtures.ts";
import { parseFixtures } from "./fixtures-file.ts";
import { createProgress } from "./progress.ts";
import { textReport } from "./report-text.ts";
import { assertWritable, parseReport, writeReports } from "./reports.ts";
import { defaults, verify } from "./verify.ts";

export const usage = `cc-contract verify --cms URL --gateway URL [options]

Tries whether servers keep to the contract. All requests only read. What must be refused is sent, too.

  --cms URL           CC-CMS; not needed where --only leaves it out
  --gateway URL       CC-Gateway; the same
  --only OPERATION    only this operation; may be repeated
  --fixtures FILE     ids that exist on the target, as JSON: { "ccId": 1, "vdn": 1, "agentId": 101 }
  --report KIND=FILE  writes a report, junit, json or html; may be repeated
  --timeout MS        how long a request may take (${defaults.timeout})
  --concurrency N     requests under way at once (${defaults.concurrency})

Credentials: ${Object.values(environment).join(", ")} of the environment.
Exit codes: 0 holds, 1 violations, 2 usage or configuration, 3 a target is unreachable.`;

/** What each verdict is to the shell. 2 is a mistake of the caller. */
const exitCodes = { holds: 0, violated: 1, unreachable: 3 };

/** Verifies as the arguments say, prints the result and returns the exit code. */
export async function verifyCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      cms: { type: "string" },
      gateway: { type: "string" },
      only: { type: "string", multiple: true },
      fixtures: { type: "string" },
      report: { type: "string", multiple: true },
      timeout: { type: "string" },
      concurrency: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { cms, gateway, only } = values;
  const reports = (values.report ?? []).map(parseReport);
  const credentials = Object.fromEntries(
    Object.entries(environment).map(([option, variable]) => [option, process.env[variable]]),
  );
  const options = {
    ...{ cms, gateway, only, ...credentials },
    fixtures: values.fixtures === undefined ? undefined : await readFixtures(values.fixtures),
    timeout: parseCount("--timeout", values.timeout),
    concurrency: parseCount("--concurrency", values.concurrency),
  };
  await assertWritable(reports);
  const result = await verify({ ...options, ...createProgress(process.stderr) });
  console.log(textReport(result));
  await writeReports(reports, result);
  return exitCodes[result.verdict];
}

async function readFixtures(file: string): Promise<Fixtures> {
  const text = await readFile(file, "utf8").catch(({ code }: NodeJS.ErrnoException) => {
    throw new UsageError(`The fixtures file ${file} can't be read: ${code}`);
  });
  return parseFixtures(await readContract(), file, text);
}

function parseCount(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new UsageError(`${option} takes a whole number from 1 to 9999999, not ${JSON.stringify(text)}`);
  return Number(text);
}
