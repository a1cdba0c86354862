import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleFile, type Contract, readContract, type Schema } from "@cc-contract/spec/model/contract";
import { afterAll, expect, test } from "vitest";
import { run } from "../lib/run.ts";
import { bundleBase, lastRelease } from "./bundles.ts";
import { claimedBy } from "./changesets.ts";

const present = await readContract();
const folder = await mkdtemp(join(tmpdir(), "cc-contract-diff-test-"));
afterAll(() => rm(folder, { recursive: true }));

/** The command as a shell sees it, where the present contract was changed. */
async function diff(edit: (contract: Contract) => unknown, ...args: string[]) {
  const next = structuredClone(present);
  edit(next);
  const file = join(folder, "next.json");
  await writeFile(file, JSON.stringify(next));
  const base = args.length > 0 ? args : [fileURLToPath(bundleFile)];
  return run(process.execPath, [join(import.meta.dirname, "command.ts"), ...base, `--next=${file}`], folder);
}

const schema = (contract: Contract, condition: (name: string, schema: Schema) => boolean) =>
  Object.entries(contract.components.schemas).find(([name, one]) => condition(name, one))?.[1] as Schema;
const request = (contract: Contract) =>
  schema(contract, (name, { required }) => name.endsWith("Request") && Boolean(required));
const success = (contract: Contract) => schema(contract, (name) => name.endsWith("Success"));
const dropFirst = (one: Schema) => {
  const [name = ""] = Object.keys(one.properties ?? {});
  delete one.properties?.[name];
  one.required = ((one.required ?? []) as string[]).filter((other) => other !== name);
};

const renameSchema = (contract: Contract) => {
  const [name = ""] = Object.keys(contract.components.schemas);
  const text = JSON.stringify(contract).replaceAll(`schemas/${name}"`, `schemas/${name}X"`);
  Object.assign(contract, JSON.parse(text.replace(`"${name}":{`, `"${name}X":{`)));
};

test("nothing changed", async () => {
  const { code, stdout } = await diff(() => undefined);
  expect(stdout).toContain("0 changes");
  expect(code).toBe(0);
});

test.each<[what: string, edit: (contract: Contract) => unknown, said: RegExp]>([
  [
    "a request that demands more",
    (one) => Object.assign(request(one), { required: Object.keys(request(one).properties ?? {}) }),
    /Breaks \w+ \(requests\)\.\*\* .*required/,
  ],
  ["a response without a field", (one) => dropFirst(success(one)), /Breaks \w+ \(responses\)/],
  [
    "an own keyword",
    (one) =>
      Object.assign(schema(one, (_, { "x-time-span": span }) => Boolean(span))["x-time-span"] as object, {
        maxMinutes: 15,
      }),
    /Breaks \w+ \(requests\)\.\*\* .*x-time-span was/,
  ],
  ["a schema with another name", renameSchema, /no longer compiles/],
])("%s breaks, and a changeset has to say so", async (_, edit, said) => {
  const { code, stdout, stderr } = await diff(edit);
  expect(stdout).toMatch(said);
  // Those of the changes since the last release may claim enough by now.
  const claimed = await claimedBy(join(import.meta.dirname, "../../.changeset"));
  const isEnough = ["minor", "major"].includes(claimed);
  expect(stderr.includes(`The changesets claim ${claimed}: add one with "@cc-contract/spec": minor`)).toBe(!isEnough);
  expect(code).toBe(stderr === "" ? 0 : 1);
});

test("a field or an operation that no release has deprecated may not go", async () => {
  const [path = ""] = Object.keys(present.paths);
  const { stderr } = await diff((one) => {
    delete one.paths[path];
    dropFirst(Object.values(one.components.schemas).findLast((one) => "x-source" in one && one.required) as Schema);
  });
  expect(stderr.match(/no release has deprecated it/g)?.length).toBeGreaterThanOrEqual(2);
});

test.each([
  ["a base that is nothing", ["no-such-ref"], /^no-such-ref is neither a file nor a commit with a folder spec\n$/],
  ["an unknown option", ["--colour"], /Unknown option '--colour'/],
])("ends with 2 and one line at %s", async (_, args, said) => {
  const { code, stderr } = await diff(() => undefined, ...args);
  expect(stderr).toMatch(said);
  expect(code).toBe(2);
});

test("the base is the last release, bundled to the byte as the build bundles it", async () => {
  const clone = join(folder, "clone");
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], { cwd: clone });
  await mkdir(clone);
  const source = join(import.meta.dirname, "../../spec");
  await cp(source, join(clone, "spec"), { recursive: true, filter: (path) => !/\/(node_modules|dist)$/.test(path) });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message=spec");
  expect(await lastRelease(clone)).toBeUndefined();
  for (const tag of ["@cc-contract/spec@0.9.0", "@cc-contract/client@2.0.0", "@cc-contract/spec@0.10.0"])
    git("tag", tag);
  expect(await lastRelease(clone)).toBe("@cc-contract/spec@0.10.0");
  const file = await bundleBase(join(import.meta.dirname, "../.."), "HEAD", folder);
  expect(JSON.parse(await readFile(file, "utf8"))).toEqual(present);
});
