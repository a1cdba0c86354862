import { characters } from "../characters.ts";
import { describe } from "../describe.ts";
import type { Visitor } from "../node.ts";

export const text: Visitor = (node, value, path, found) => {
  if (typeof value !== "string") return;
  const { minLength, maxLength, pattern } = node;
  const fail = (keyword: string) => found.addValue(path, keyword, describe(node), value);
  if (minLength !== undefined && characters(value) < minLength) fail("minLength");
  if (maxLength !== undefined && characters(value) > maxLength) fail("maxLength");
  if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) fail("pattern");
};
