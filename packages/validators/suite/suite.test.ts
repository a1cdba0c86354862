import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Contract, readContract, type Schema } from "@cc-contract/spec/model/contract";
import { afterAll, describe, expect, test } from "vitest";
import { formatNames, KeywordError } from "../scripts/vocabulary.ts";
import type { Validator } from "../src/types.ts";
import { loaded } from "../test/loaded.ts";

// JSON-Schema-Test-Suite for draft 2020-12: each case in the guard and in the issues. What can't be compiled is refused by name,
// and refused.json says how many cases that is; the numbers there may only shrink. The suite is on no registry, so that a
// checkout of it is named by JSON_SCHEMA_TEST_SUITE, or made of the commit below.

interface Group {
  description: string;
  schema: Schema | boolean;
  tests: { description: string; data: unknown; valid: boolean }[];
}

const address = "https://github.com/json-schema-org/JSON-Schema-Test-Suite";
const commit = "44401e0c046704b476ec9d2e2fccdaee618f259d";
const folder = join(process.env.JSON_SCHEMA_TEST_SUITE ?? fetchSuite(), "tests/draft2020-12");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".json"))
  .filter((file) => !file.startsWith("optional/format/") || formatNames.includes(basename(file, ".json")));
const base = await readContract();
const known: Record<string, number> = JSON.parse(readFileSync(join(import.meta.dirname, "refused.json"), "utf8"));
const refused: Record<string, number> = {};
const count = { required: 0, optional: 0 };

/** A checkout of the suite, made once. */
function fetchSuite(): string {
  const checkout = join(import.meta.dirname, "../node_modules/.cache/suite", commit);
  if (existsSync(join(checkout, "tests"))) return checkout;
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: checkout, stdio: ["ignore", "ignore", "inherit"] });
  mkdirSync(checkout, { recursive: true });
  git("init", "--quiet");
  git("fetch", "--quiet", "--depth=1", address, commit);
  git("checkout", "--quiet", "FETCH_HEAD");
  return checkout;
}

/** The validator of a schema, or the keyword by which it is refused. */
function load(schema: Schema | boolean, format: string | undefined): Validator<unknown> | string {
  try {
    return loaded(contractOf(schema, format)).Subject ?? expect.fail("no validator");
  } catch (error) {
    if (error instanceof KeywordError) return error.keyword;
    throw error;
  }
}

function contractOf(schema: Schema | boolean, format: string | undefined): Contract {
  // A schema of the suite is a document: without a separate address, its references would point into the contract.
  const Subject = (typeof schema === "object" ? { $id: "https://suite.invalid/", ...schema } : schema) as Schema;
  const contract = { ...base, paths: {}, components: { ...base.components, schemas: { Subject } } };
  return format ? { ...contract, "x-assert-formats": [format] } : contract;
}

describe.each(files.sort())("%s", (file) => {
  const groups: Group[] = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const format = /^optional\/format\/(.*)\.json$/.exec(file)?.[1];
  test.each(groups.map((group) => ({ name: group.description, group })))("$name", ({ group }) => {
    const subject = load(group.schema, format);
    if (typeof subject === "string") {
      refused[`${file} ${subject}`] = (refused[`${file} ${subject}`] ?? 0) + group.tests.length;
      return;
    }
    for (const { description, data, valid } of group.tests) {
      const issues = subject.issues(data);
      expect([description, subject(data), issues.length === 0]).toEqual([description, valid, valid]);
      expect(JSON.stringify(issues)).not.toContain("can't be read");
    }
    count[file.startsWith("optional") ? "optional" : "required"] += group.tests.length;
  });
});

afterAll(() => {
  const all = Object.values(refused).reduce((sum, cases) => sum + cases, 0);
  console.log(
    `suite: ${count.required} cases of the required ones agree, ${count.optional} optional ones, ${all} refused`,
  );
  expect(refused).toEqual(known);
});
