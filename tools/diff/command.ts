import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundleFile, readContract } from "@cc-contract/spec/model/contract";
import { BaseError, bundleBase, lastRelease } from "./bundles.ts";
import { largest, steps } from "./change.ts";
import { claimedBy, stepBetween } from "./changesets.ts";
import { compare } from "./compare.ts";
import { report } from "./report.ts";

const usage = `pnpm contract:diff [base]

Says in Markdown what changed in the contract since a base, for whom it breaks, and which step it needs. The base is a
git ref, a file, or by default the last release (tag @cc-contract/spec@…).

  --next FILE   another bundle than the one that was built last

Exit codes: 0 the changesets claim enough, 1 they claim less than the changes need, or something was removed that no
release had deprecated, 2 usage.`;

const root = join(import.meta.dirname, "../..");
const folder = await mkdtemp(join(tmpdir(), "cc-contract-diff-"));
try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BaseError) && !String(Object(error).code).startsWith("ERR_PARSE_ARGS")) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
} finally {
  await rm(folder, { recursive: true });
}

async function main(): Promise<number> {
  const options = { next: { type: "string" }, help: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const base = positionals[0] ?? (await lastRelease(root));
  if (base === undefined) {
    console.log("This clone has no tag @cc-contract/spec@…: there is no release to compare with.");
    return 0;
  }
  const files = [await bundleBase(root, base, folder), resolve(values.next ?? fileURLToPath(bundleFile))] as const;
  const difference = await compare(...files);
  console.log(report(base, difference));
  const [was, is] = await Promise.all(
    files.map(async (file) => (await readContract(pathToFileURL(file))).info.version),
  );
  const claimed = largest([await claimedBy(join(root, ".changeset")), stepBetween(was ?? "", is ?? "")]);
  const { required, hastyRemovals } = difference;
  const problems = hastyRemovals.map(
    (pointer) =>
      `${pointer} is gone, and no release has deprecated it: write \`deprecated: true\` and an \`x-sunset\` first`,
  );
  if (steps.indexOf(claimed) < steps.indexOf(required)) {
    problems.push(`The changesets claim ${claimed}: add one with "@cc-contract/spec": ${required}`);
  }
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
}
