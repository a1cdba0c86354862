import { describe } from "../describe.ts";
import type { Visitor } from "../node.ts";

export const text: Visitor = (node, value, path, found) => {
  if (typeof value !== "string") return;
  const { minLength, maxLength, pattern } = node;
  const fail = (keyword: string) => found.add(path, keyword, describe(node), value);
  if (minLength !== undefined && characters(value) < minLength) fail("minLength");
  if (maxLength !== undefined && characters(value) > maxLength) fail("maxLength");
  if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) fail("pattern");
};

/** Length of a text as JSON Schema counts it: in Unicode code points, a surrogate pair being one. */
export function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

export const number: Visitor = (node, value, path, found) => {
  if (typeof value !== "number") return;
  const { minimum = -Infinity, maximum = Infinity } = node;
  const fail = (keyword: string) => found.add(path, keyword, describe(node), value);
  if (value < minimum) fail("minimum");
  if (value > maximum) fail("maximum");
};
