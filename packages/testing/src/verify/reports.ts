import type { Stats } from "node:fs";
import { access, constants, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UsageError } from "../port.ts";
import { htmlReport } from "./report-html.ts";
import { junitReport } from "./report-junit.ts";
import type { VerifyResult } from "./types.ts";

const writers = {
  junit: junitReport,
  json: async (result: VerifyResult) => `${JSON.stringify(result, null, 2)}\n`,
  html: htmlReport,
};

/** A report to write. */
export interface Report {
  kind: keyof typeof writers;
  file: string;
}

/** @throws {UsageError} if the option is not KIND=FILE */
export function parseReport(text: string): Report {
  const [, kind = "", file = ""] = /^([^=]*)=?(.*)$/s.exec(text) ?? [];
  if (!Object.hasOwn(writers, kind) || file === "")
    throw new UsageError(`--report takes ${Object.keys(writers).join("=FILE, ")}=FILE, not ${JSON.stringify(text)}`);
  return { kind: kind as Report["kind"], file };
}

/** Checks that the reports can be written, before anything is sent. */
export async function assertWritable(reports: Report[]): Promise<void> {
  const files = reports.map(({ file }) => resolve(file));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`Two reports would be written to ${twice}`);
  for (const { file } of reports)
    await orSayWhich(file, async () => {
      await access(dirname(resolve(file)), constants.W_OK);
      const found = await statOf(file);
      if (found?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
      if (found) await access(file, constants.W_OK);
    });
}

/** Writes all reports, each completely or not at all. */
export async function writeReports(reports: Report[], result: VerifyResult): Promise<void> {
  const texts = await Promise.all(reports.map(async ({ kind, file }) => ({ file, text: await writers[kind](result) })));
  for (const { file, text } of texts)
    await orSayWhich(file, async () => {
      // A device or a pipe can't be replaced.
      if ((await statOf(file))?.isFile() === false) return writeFile(file, text);
      const part = `${file}.part`;
      await writeFile(part, text).catch(async (error) => {
        await rm(part, { force: true });
        throw error;
      });
      await rename(part, file);
    });
}

/** Status of a file; undefined if it does not exist. */
function statOf(file: string): Promise<Stats | undefined> {
  return stat(file).catch(() => undefined);
}

async function orSayWhich(file: string, task: () => Promise<void>): Promise<void> {
  await task().catch(({ code, message }: NodeJS.ErrnoException) => {
    throw new UsageError(`The report ${file} can't be written: ${code ?? message}`);
  });
}
