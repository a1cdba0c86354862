import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";

const spec = join(import.meta.dirname, "..");
const rules = (await readdir(join(spec, "rules"))).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? []);

interface Report {
  problems: {
    ruleId: string;
    message: string;
    location: [{ source: { ref: string }; pointer?: string; start?: { line: number; col: number } }];
  }[];
}

const folder = await mkdtemp(join(tmpdir(), "rules-"));
const reports = new Map<string, Report>();

/** What a rule says about a document. */
function findings(document: string, rule: string) {
  const problems = reports.get(document)?.problems.filter(({ ruleId }) => ruleId === `cc-contract/${rule}`);
  return problems?.map(({ message, location: [{ source, pointer, start }] }) => ({
    at: `${source.ref}${pointer ?? `:${start?.line}:${start?.col}`}`.replace(/^rules\/fixtures\/[^/]+\/[^/]+\//, ""),
    message,
  }));
}

// All documents in one run, because most of its time goes into the start.
beforeAll(async () => {
  const config = join(folder, "redocly.yaml");
  await writeFile(config, stringify({ plugins: [join(spec, "plugin.ts")], extends: ["cc-contract/all"] }));
  const fixtures = rules.flatMap((rule) => [fixture(rule, "good"), fixture(rule, "bad")]);
  const documents = [...fixtures, "rules/malformed.yaml"];
  const cli = join(spec, "node_modules/@redocly/cli/bin/cli.js");
  const args = [cli, "lint", ...documents, `--config=${config}`, "--format=json", "--max-problems=1000"];
  // It exits with 1 where it finds something, so only its output counts.
  const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, args, { cwd: spec, maxBuffer: 1e8 }, (_, stdout, stderr) => resolve({ stdout, stderr }));
  });
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

test("a malformed document has findings and makes no rule throw", () => {
  expect(reports.get("rules/malformed.yaml")?.problems.length).toBeGreaterThan(0);
});
