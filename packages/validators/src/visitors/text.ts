import { characters } from "../characters.ts";
import { describe } from "../describe.ts";
import type { Visitor } from "../node.ts";

export const text: Visitor = (node, value, path, found) => {
  if (typeof value !== "string") return;
  const { minLength = 0, maxLength = Infinity, pattern } = node;
  const fail = (keyword: string) => found.addValue(path, keyword, describe(node), value);
  const length = characters(value);
  if (length < minLength) fail("minLength");
  if (length > maxLength) fail("maxLength");
  if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) fail("pattern");
};
