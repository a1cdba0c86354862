import { expect, test } from "vitest";
import type { Step } from "./change.ts";
import { complaint, parseChangeset, stepBetween } from "./changeset.ts";

const matter = (step: string, name = "@cc-contract/spec") => `---\n"${name}": ${step}\n---\n\nA sentence.\n`;

test.each<[what: string, text: string, step: Step | undefined]>([
  ["a minor step", matter("minor"), "minor"],
  ["lines of Windows", matter("major").replaceAll("\n", "\r\n"), "major"],
  ["another package", matter("major", "@cc-contract/client"), undefined],
  ["a step that there is not", matter("huge"), undefined],
  ["no front matter", "A sentence.", undefined],
  ["an empty front matter", "---\n---\n", undefined],
])("reads %s", (_, text, step) => {
  expect(parseChangeset("one.md", text)?.step).toBe(step);
});

test("the sentence of a changeset is what stands below its front matter", () => {
  expect(parseChangeset("one.md", matter("patch"))?.sentence).toBe("A sentence.");
});

test.each<[base: string, next: string, step: Step]>([
  ["0.1.0", "0.1.0", "none"],
  ["0.1.0", "0.1.1", "patch"],
  ["0.1.9", "0.2.0", "minor"],
  ["0.9.0", "1.0.0", "major"],
  ["1.2.0", "1.1.9", "none"],
  ["1.0.0", "1.1.0-next.1", "minor"],
])("from %s to %s is %s", (base, next, step) => {
  expect(stepBetween(base, next)).toBe(step);
});

test.each<[required: Step, claimed: Step | undefined, next: string, said: RegExp | undefined]>([
  ["minor", undefined, "1.0.0", /no changeset says so: add one with "@cc-contract\/spec": minor/],
  ["major", "minor", "1.0.0", /one\.md claims minor, and the changes need major/],
  ["minor", "minor", "1.0.0", undefined],
  ["patch", "major", "1.0.0", undefined],
  ["none", undefined, "1.0.0", undefined],
  ["minor", undefined, "1.1.0", undefined],
  ["major", undefined, "1.1.0", /version 1\.1\.0 claims minor/],
])("where %s is needed, a changeset of %s and version %s", (required, claimed, next, said) => {
  const changesets = claimed ? [{ file: "one.md", step: claimed, sentence: "" }] : [];
  const problem = complaint(required, changesets, { base: "1.0.0", next });
  if (said) expect(problem).toMatch(said);
  else expect(problem).toBeUndefined();
});
