import { expect, test } from "vitest";
import { findForbidden } from "./allowed.ts";
import type { Dependency } from "./manifests.ts";
import { findGaps, render } from "./table.ts";

const dependency: Dependency = { name: "a", versions: ["1.0.0"], users: ["root", "**test**"] };
const reason = { for: "does it", instead: "the only one", version: "1.0.0", released: "2026-01-01", bytes: 2400 };

test("a dependency with a reason has its row", () => {
  expect(findGaps([dependency], { a: reason })).toEqual([]);
  expect(render([dependency], { a: reason })).toContain(
    "| `a` | 1.0.0 | root, **test** | does it | the only one | 2026-01-01 | 2 |\n",
  );
});

test.each([
  ["a dependency without a reason", [dependency], {}, "a has no reason"],
  ["a reason that does not say why not another", [dependency], { a: { ...reason, instead: "" } }, "a has no reason"],
  ["a reason without a dependency", [], { a: reason }, "a has a reason, and no manifest names it"],
  ["a dependency in two versions", [{ ...dependency, versions: ["1.0.0", "2.0.0"] }], { a: reason }, "a has several"],
  ["facts of another version", [{ ...dependency, versions: ["2.0.0"] }], { a: reason }, "a is 2.0.0, the facts are of"],
])("%s is found", (_, dependencies, reasons, found) => {
  const gaps = findGaps(dependencies, reasons);
  expect(gaps).toHaveLength(1);
  expect(gaps[0]).toContain(found);
});

const by = (licence: string, name = "a") => ({ [licence]: [{ name, versions: ["1.0.0"] }] });
const mit = { allowed: ["MIT", "ISC"], allowedFor: {} };

test("of a choice of licences one is enough, of a sum all are needed", () => {
  expect(findForbidden(by("(MIT OR GPL-3.0-only)"), mit)).toEqual([]);
  expect(findForbidden(by("MIT AND ISC"), mit)).toEqual([]);
  expect(findForbidden(by("MIT AND GPL-3.0-only"), mit)).toEqual(["a 1.0.0: MIT AND GPL-3.0-only"]);
});

test("a licence that is not on the list, or not known, is found", () => {
  expect(findForbidden(by("GPL-3.0-only"), mit)).toEqual(["a 1.0.0: GPL-3.0-only"]);
  expect(findForbidden(by("Unknown"), mit)).toEqual(["a 1.0.0: Unknown"]);
});

test("an exception is for one package and one licence, and ends when nothing needs it", () => {
  const allowed = { ...mit, allowedFor: { a: ["GPL-3.0-only", "why"] as [string, string] } };
  expect(findForbidden(by("GPL-3.0-only"), allowed)).toEqual([]);
  expect(findForbidden(by("GPL-3.0-only", "b"), allowed)).toContain("b 1.0.0: GPL-3.0-only");
  expect(findForbidden(by("MIT"), allowed)).toEqual(["a needs no exception any more"]);
});
