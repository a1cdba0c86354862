import { expect, test } from "vitest";
import { findGaps } from "./gaps.ts";
import { findForbidden } from "./licences.ts";

const page = "| package | what for | why not another |\n|---|---|---|\n| `a` | Does it | the only one |\n";
const a = { dependencies: { a: "1.0.0", own: "workspace:*" } };

test.each([
  ["a dependency with its reason is fine", [a], []],
  ["a dependency without a reason is found", [a, { devDependencies: { b: "1.0.0" } }], [/ b has no reason$/]],
  ["a reason without a dependency is found", [], [/ a is not a dependency$/]],
])("%s", (_, manifests, found) => {
  expect(findGaps(manifests, page)).toEqual(found.map((one) => expect.stringMatching(one)));
});

test("a dependency whose row says nothing has no reason", () => {
  expect(findGaps([a], page.replace("the only one", " "))).toHaveLength(1);
});

test.each([
  ["MIT", []],
  ["(MIT OR GPL-3.0-only)", []],
  ["MIT AND ISC", []],
  ["MIT AND GPL-3.0-only", [/a has the licence MIT AND GPL-3.0-only$/]],
  ["Unknown", [/a has the licence Unknown$/]],
  ["LGPL-3.0-only", []],
])("of the licence %s, where MIT, ISC and an exception are allowed", (licence, found) => {
  const allowed = { allowed: ["MIT", "ISC"], allowedFor: { a: ["LGPL-3.0-only", "why"] as [string, string] } };
  expect(findForbidden({ [licence]: [{ name: "a" }] }, allowed)).toEqual(
    found.map((one) => expect.stringMatching(one)),
  );
});
