import { expect, test } from "vitest";
import { checkWorkflow } from "./rules.ts";

const scripts = { test: "", check: "", release: "" };
const hash = "08c6903cd8c0fde910a37f88322edcfb5dd907a8";
const good = `on: push
permissions:
  contents: read
concurrency: one
jobs:
  test:
    timeout-minutes: 5
    strategy:
      matrix:
        part: [test, check]
    steps:
      - uses: actions/checkout@${hash} # v5.0.0
        with:
          persist-credentials: false
      - run: npx -y pnpm@12 \${{ matrix.part }}
  publish:
    timeout-minutes: 5
    environment: npm
    permissions:
      id-token: write
    steps:
      - run: node --run release -- --dry-run
`;

const check = (text: string) => checkWorkflow(text, scripts).map(({ line, message }) => `${line} ${message}`);

test("nothing is wrong with a workflow that keeps to the rules", () => {
  expect(check(good)).toEqual([]);
});

test.each([
  ["an action that is named by a tag", `@${hash} # v5.0.0`, "@v5", "12 not pinned"],
  ["a commit without its version", " # v5.0.0", "", "12 not pinned"],
  ["a missing list of permissions", "permissions:\n  contents: read\n", "", "1 permissions of the workflow"],
  ["a workflow that may write", "contents: read", "contents: write", "3 permissions of the workflow"],
  [
    "permissions by one word",
    "permissions:\n  contents: read",
    "permissions: read-all",
    "2 permissions of the workflow",
  ],
  ["a missing concurrency", "concurrency: one\n", "", "1 concurrency is missing"],
  ["a job without a limit", "    timeout-minutes: 5\n    strategy", "    strategy", "7 test: timeout-minutes"],
  ["a checkout that keeps the token", "persist-credentials: false", "ref: main", "12 test: checkout without"],
  ["a script that the root lacks", "[test, check]", "[test, chekc]", "15 test: the root has no script chekc"],
  ["a command that is no script", `npx -y pnpm@12 \${{ matrix.part }}`, "curl example.org", "15 test: neither"],
  ["a text from outside in a command", "matrix.part", "github.head_ref", "15 test: only values of the matrix"],
  [
    "several commands in a step",
    "run: node --run release -- --dry-run",
    "run: |\n          node --run release\n          node --run test",
    "22 publish: more than one",
  ],
  [
    "a job that may write outside of an environment",
    "    environment: npm\n",
    "",
    "17 publish: a job that may write needs",
  ],
  [
    "a job that may write and installs",
    "node --run release --",
    "npx -y pnpm@12 release",
    "22 publish: a job that may write installs nothing",
  ],
])("%s is found, with its line", (_, from, to, found) => {
  expect(good).toContain(from);
  expect(check(good.replace(from, to)).join("\n")).toContain(found);
});
