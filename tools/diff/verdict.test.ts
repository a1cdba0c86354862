import { readContract } from "@cc-contract/spec/model/contract";
import { expect, test } from "vitest";
import { bundlesOf } from "./changes/fixture.ts";
import { fixtures } from "./changes/index.ts";
import { compare } from "./compare.ts";
import { patternDirection } from "./pattern.ts";

const present = await readContract();

test.each(fixtures)("$name: $step, $side", ({ kind, side, breaking, step, ...fixture }) => {
  const { base, next } = bundlesOf({ kind, side, breaking, step, ...fixture }, present);
  expect(JSON.stringify(next)).not.toBe(JSON.stringify(base));
  const { changes, required } = compare(base, next, "1.0.0");
  const [gravest] = changes;
  expect({
    required,
    kind: gravest?.kind ?? "",
    breaking: gravest?.breaking ?? false,
    side: gravest?.side ?? "docs only",
  }).toEqual({
    required: step,
    ...{ kind, breaking, side },
  });
});

test("the names of the fixtures are unique, and there are at least 40", () => {
  expect(new Set(fixtures.map(({ name }) => name)).size).toBe(fixtures.length);
  expect(fixtures.length).toBeGreaterThanOrEqual(40);
});

test("a bundle does not differ from itself", () => {
  expect(compare(present, structuredClone(present))).toMatchObject({ changes: [], required: "none" });
});

test.each([
  ["^a$", "^a", "looser"],
  ["^a", "^a$", "stricter"],
  ["^a$", "^b$", "other"],
  ["^(?:a|b)$", "^a$|^b$", "none"],
  ["^[0-9]+$", "^[0-9]*$", "looser"],
  ["^é", "^é{2}", "stricter"],
  ["^(?=a)", "^a", "other"],
])("a pattern %s that becomes %s is %s", (was, is, direction) => {
  expect(patternDirection(was, is)).toBe(direction);
});

test("before 1.0.0, what breaks is a minor step, is still called breaking, and says so", () => {
  for (const fixture of fixtures.filter(({ breaking }) => breaking)) {
    const { base, next } = bundlesOf(fixture, present);
    const [gravest] = compare(base, next, "0.1.0").changes;
    expect(gravest).toMatchObject({ breaking: true, step: "minor" });
    expect(gravest?.reason).toMatch(/before 1\.0\.0/);
  }
});
