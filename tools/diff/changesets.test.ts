import { expect, test } from "vitest";
import { stepBetween, stepOf } from "./changesets.ts";

test.each([
  ['---\n"@cc-contract/spec": minor\n---\n\nMore.', "minor"],
  ["---\r\n'@cc-contract/client': major\r\n'@cc-contract/spec': patch\r\n---\r\n", "patch"],
  ['---\n"@cc-contract/client": major\n---\n"@cc-contract/spec": major', "none"],
  ["No front matter", "none"],
])("%j claims %s", (text, step) => expect(stepOf(text)).toBe(step));

test.each([
  ["0.1.0", "0.2.0", "minor"],
  ["0.9.9", "1.0.0", "major"],
  ["1.2.3", "1.2.4-next.0", "patch"],
  ["1.2.3", "1.2.3", "none"],
])("from %s to %s is a step of %s", (base, next, step) => expect(stepBetween(base, next)).toBe(step));
