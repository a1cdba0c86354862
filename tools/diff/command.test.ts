import { execFile, execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleFile, type Contract, readContract } from "@cc-contract/spec/model/contract";
import { afterAll, expect, test } from "vitest";
import { UsageError } from "../../packages/testing/src/port.ts";
import { findBase } from "./base.ts";
import { changelog } from "./changelog.ts";
import { bundlesOf } from "./changes/fixture.ts";
import { fixtures } from "./changes/index.ts";
import { compare } from "./compare.ts";

const present = await readContract();
const folder = await mkdtemp(join(tmpdir(), "cc-contract-diff-test-"));
afterAll(() => rm(folder, { recursive: true }));

/** The command as a shell sees it. */
function diff(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const command = join(import.meta.dirname, "command.ts");
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], (error, out, err) => {
      resolve({ code: Number(error?.code ?? 0), out, err });
    });
  });
}

/** Both bundles of a fixture as files. */
async function filesOf(name: string): Promise<[base: string, next: string]> {
  const fixture = fixtures.find((one) => one.name === name);
  if (!fixture) throw new Error(`no fixture ${name}`);
  const { base, next } = bundlesOf(fixture, present);
  const files = [base, next].map((_, index) => join(folder, `${name.replace(/\W+/g, "-")}-${index}.json`));
  for (const [index, bundle] of [base, next].entries()) await writeFile(files[index] as string, JSON.stringify(bundle));
  return files as [string, string];
}

test("ends with 0 where nothing changed", async () => {
  expect(await diff(fileURLToPath(bundleFile))).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Nothing changed since /),
  });
});

test("ends with 1 where something changed and no changeset says so, and shows each view", async () => {
  const [base, next] = await filesOf("request: maximum lowered");
  const { code, out } = await diff(base, `--next=${next}`);
  expect(code).toBe(1);
  expect(out).toMatch(/^Step +Breaks +Side +Place +What +redocly +oasdiff +compiler +payloads$/m);
  expect(out).toMatch(/^minor +senders +request .*maximum-changed: .* +breaking +breaking +- ! +breaking$/m);
  expect(out).toMatch(/no changeset says so/);
});

test("ends with 0 where the changesets are not asked", async () => {
  const [base, next] = await filesOf("answer: a value more");
  expect(await diff(base, `--next=${next}`, "--no-views", "--no-changeset")).toMatchObject({ code: 0, err: "" });
});

test("writes a table that Markdown can hold", async () => {
  const [base, next] = await filesOf("request: the pattern of the path narrowed");
  const { out } = await diff(base, `--next=${next}`, "--format=markdown", "--no-changeset");
  const rows = out.split("\n").filter((line) => line.startsWith("|"));
  expect(rows).toHaveLength(3);
  expect(new Set(rows.map((row) => row.split(/(?<!\\)\|/).length)).size).toBe(1);
});

test("writes JSON with every view of every change", async () => {
  const [base, next] = await filesOf("answer: a required field removed");
  const result = JSON.parse((await diff(base, `--next=${next}`, "--format=json", "--no-changeset")).out);
  expect(result).toMatchObject({
    required: "minor",
    changes: [{ breaking: true, affected: ["readers"], side: "answer" }],
  });
  expect(result.changes[0].views.map(({ says }: { says: string }) => says)).toEqual(Array(4).fill("breaking"));
});

test.each<[what: string, args: string[], said: RegExp]>([
  ["a base that is nothing", ["no-such-ref"], /^no-such-ref is neither a file nor a commit with a folder spec\n$/],
  ["a base that looks like an option of git", ["--", "--exec=x"], /^--exec=x is neither a file nor a commit/],
  [
    "a file that is no bundle",
    [join(import.meta.dirname, "../package.json")],
    /is no bundle of an OpenAPI contract\n$/,
  ],
  ["a present bundle that is not there", ["HEAD", "--next=/no/such/file"], /run pnpm build first\n$/],
  ["an unknown option", ["--colour"], /Unknown option '--colour'/],
  ["an unknown format", ["--format=pdf"], /^--format is text, markdown, json or changelog, not pdf\n$/],
  ["two bases", ["HEAD", "HEAD"], /^one base at most\n$/],
])("ends with 2 and one line at %s", async (_, args, said) => {
  const { code, err } = await diff(...args);
  expect([code, err]).toEqual([2, expect.stringMatching(said)]);
});

test("the base is the last release, bundled to the byte as the build bundles it; without one it is empty", async () => {
  const clone = join(folder, "clone");
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], { cwd: clone });
  await mkdir(clone);
  const source = join(import.meta.dirname, "../../spec");
  const isSource = (path: string) => !/\/(node_modules|dist)(\/|$)/.test(path.slice(source.length));
  await cp(source, join(clone, "spec"), { recursive: true, filter: isSource });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message=spec");
  expect(await findBase(clone, undefined)).toMatchObject({ isEmpty: true });

  git("tag", "@cc-contract/spec@0.9.0");
  git("tag", "@cc-contract/client@2.0.0");
  git("commit", "--quiet", "--allow-empty", "--message=later");
  git("tag", "@cc-contract/spec@0.10.0");
  const { name, bundle } = await findBase(clone, undefined);
  expect(name).toBe("@cc-contract/spec@0.10.0");
  expect(JSON.stringify(bundle)).toBe(JSON.stringify(present));
  await expect(findBase(clone, "@cc-contract/spec@7.0.0")).rejects.toThrow(UsageError);
});

test("the changelog says, operation by operation, what became stricter or looser and for whom that breaks", () => {
  const next: Contract = structuredClone(present);
  for (const name of [
    "request: maximum lowered",
    "answer: an optional field removed",
    "another description of the contract",
  ]) {
    fixtures.find((fixture) => fixture.name === name)?.edit(next);
  }
  const text = changelog(compare(present, next), "0.2.0", ["Agents have fewer numbers."]);
  expect(text).toMatch(/^## 0\.2\.0\n\nAgents have fewer numbers\.\n\n### /);
  expect(text).toMatch(
    /### \w+\n\nStricter:\n\n- `.+` \(request\): maximum .+ \*\*Breaks those who send requests\.\*\*/,
  );
  expect(text).toMatch(/Looser:\n\n- `.+` \(answer\): .+ removed, .+ \*\*Breaks those who read answers\.\*\*/);
  expect(text).toMatch(
    /### The contract as a whole\n\nSaid otherwise:\n\n- `info\.description`: description changed\./,
  );
});
