import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";

const spec = fileURLToPath(new URL("..", import.meta.url));
const config = parse(await readFile(join(spec, "redocly.yaml"), "utf8"));
const ours = Object.entries(config.rules).filter(([id]) => id.startsWith("cc-contract/"));
const rules = ours.map(([id]) => id.replace("cc-contract/", ""));

interface Report {
  problems: { ruleId: string; message: string; location: [{ source: { ref: string }; pointer: string }] }[];
}

const folder = await mkdtemp(join(tmpdir(), "rules-"));
const bundle = join(folder, "bundle.yaml");
const reports = new Map<string, Report>();

/** Runs the linter. It exits with 1 where it finds something, so only its output counts. */
function redocly(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const cli = join(spec, "node_modules/@redocly/cli/bin/cli.js");
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], { cwd: spec, maxBuffer: 1e8 }, (_, stdout, stderr) =>
      resolve({ stdout, stderr }),
    );
  });
}

/** What a rule, or every rule, says about a document. */
function findings(document: string, rule?: string) {
  const problems = reports.get(document)?.problems.filter(({ ruleId }) => !rule || ruleId === `cc-contract/${rule}`);
  return problems?.map(({ message, location: [{ source, pointer }] }) => ({
    at: `${source.ref}${pointer}`.replace(/^rules\/fixtures\/[^/]+\/[^/]+\//, ""),
    message,
  }));
}

// All documents in one run, because most of its time goes into the start.
beforeAll(async () => {
  const onlyOurs = join(folder, "redocly.yaml");
  await writeFile(onlyOurs, stringify({ plugins: [join(spec, "rules/plugin.ts")], rules: Object.fromEntries(ours) }));
  await redocly("bundle", "cc-contract", `--output=${bundle}`);
  const fixtures = rules.flatMap((rule) => [fixture(rule, "good"), fixture(rule, "bad")]);
  const documents = ["openapi.yaml", bundle, ...fixtures, "rules/malformed.yaml"];
  const args = [...documents, `--config=${onlyOurs}`, "--format=json", "--max-problems=1000"];
  const { stdout, stderr } = await redocly("lint", ...args);
  // One JSON text for each document, with nothing in between; none where a rule throws.
  const texts = stdout.split(/(?<=^\})(?=\{)/m);
  if (texts.length !== documents.length) throw new Error(stderr);
  for (const [i, document] of documents.entries()) reports.set(document, JSON.parse(texts[i] ?? ""));
});

afterAll(() => rm(folder, { recursive: true }));

function fixture(rule: string, kind: "good" | "bad"): string {
  return `rules/fixtures/${rule}/${kind}/openapi.yaml`;
}

describe.each(rules)("%s", (rule) => {
  test("is silent about the good document", () => {
    expect(findings(fixture(rule, "good"), rule)).toEqual([]);
  });

  test("says where the bad document is wrong and what to write instead", async () => {
    const expected = JSON.parse(await readFile(join(spec, "rules/fixtures", rule, "expected.json"), "utf8"));
    expect(findings(fixture(rule, "bad"), rule)).toEqual(
      expected.map(([at, remedy]: [string, string]) => ({ at, message: expect.stringContaining(remedy) })),
    );
  });
});

test("every rule has fixtures, and every fixture a rule", async () => {
  expect((await readdir(join(spec, "rules/fixtures"))).sort()).toEqual([...rules].sort());
});

test("the contract has no findings, neither its source nor its bundle", () => {
  expect(findings("openapi.yaml")).toEqual([]);
  expect(findings(bundle)).toEqual([]);
});

test("a malformed document has findings and makes no rule throw", () => {
  expect(findings("rules/malformed.yaml")?.length).toBeGreaterThan(0);
});
