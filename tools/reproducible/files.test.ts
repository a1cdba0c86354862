import { expect, test } from "vitest";
import { firstDifference } from "../elsewhere/files.ts";

const files = { "a/b": "1", "a/c": "2" };
const compare = (one: Record<string, string>, other: Record<string, string>) =>
  firstDifference(new Map(Object.entries(one)), new Map(Object.entries(other)));

test("the first path that is missing or differs is named, by the order of paths", () => {
  expect(compare(files, { "a/c": "2", "a/b": "1" })).toBeUndefined();
  expect(compare(files, { ...files, "a/c": "3" })).toBe("a/c differs");
  expect(compare({ ...files, "a/a": "0" }, { ...files, "a/c": "3" })).toBe("a/a is only in the first");
  expect(compare(files, { ...files, "a/a": "0", "a/c": "3" })).toBe("a/a is only in the second");
});
