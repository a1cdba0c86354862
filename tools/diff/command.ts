import { join } from "node:path";
import { parseArgs } from "node:util";
import { readContract } from "@cc-contract/spec/model/contract";
import { UsageError } from "../../packages/testing/src/port.ts";
import { findBase } from "./base.ts";
import { changelog } from "./changelog.ts";
import { complaint, readChangesets } from "./changeset.ts";
import { compare, versionOf } from "./compare.ts";
import { hastyRemovals } from "./deprecation.ts";
import { markdownReport } from "./report-markdown.ts";
import { textReport } from "./report-text.ts";
import { type Result, resultOf } from "./result.ts";
import { askViews } from "./views/ask.ts";

const usage = `pnpm contract:diff [base] [options]

Says what changed between a base and the present bundle, for whom it breaks, and which step it needs. The base is a git
ref, the file of a bundle, or by default the last release (tag @cc-contract/spec@…).

  --format FORMAT   text, markdown, json or changelog (text)
  --next FILE       another bundle than the present one
  --no-views        the verdict alone, without the other views
  --no-changeset    does not look at the changesets

Exit codes: 0 the changesets claim enough, 1 they claim less than the changes need, or something was removed that no
release had deprecated, 2 usage.`;

const formats = {
  text: textReport,
  markdown: markdownReport,
  json: (result: Result) => JSON.stringify(result, null, 2),
};

const root = join(import.meta.dirname, "../..");

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: "string", default: "text" },
      next: { type: "string" },
      "no-views": { type: "boolean" },
      "no-changeset": { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { format } = values;
  const report = Object.entries(formats).find(([name]) => name === format)?.[1];
  if (!report && format !== "changelog")
    throw new UsageError(`--format is text, markdown, json or changelog, not ${format}`);
  if (positionals.length > 1) throw new UsageError("one base at most");

  const base = await findBase(root, positionals[0]);
  const next = await readContract(values.next).catch((error: Error) => {
    throw new UsageError(`the present bundle can't be read (${error.message}): run pnpm build first`);
  });
  if (base.isEmpty)
    console.error(
      "This clone has no tag @cc-contract/spec@…: there is no release to compare with, and everything is new.",
    );
  // Before the first release, only what is called is new; that there is a contract at all is no change of it.
  const bundle = base.isEmpty ? { ...next, paths: {}, components: {} } : base.bundle;
  const difference = compare(bundle, next);
  const changesets = await readChangesets(join(root, ".changeset"));
  const versions = { base: versionOf(base.bundle), next: versionOf(next) };
  const isAsked = !values["no-changeset"] && !base.isEmpty;
  const problems = [
    complaint(difference.required, changesets, versions) ?? [],
    hastyRemovals(base.bundle, difference.changes),
  ].flat();
  const problem = isAsked && problems.length > 0 ? problems.join("\n") : undefined;
  if (format === "changelog") {
    console.log(
      changelog(
        difference,
        versions.next,
        changesets.map(({ sentence }) => sentence),
      ),
    );
  } else {
    const reports =
      values["no-views"] || base.isEmpty || difference.changes.length === 0 ? [] : await askViews(base.bundle, next);
    console.log(report?.(resultOf(base.name, difference, reports, problem)));
  }
  if (problem !== undefined && format !== "text") console.error(problem);
  return problem === undefined ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError) && !String(Object(error).code).startsWith("ERR_PARSE_ARGS")) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
