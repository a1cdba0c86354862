import { describe } from "../describe.ts";
import type { Visitor } from "../node.ts";

export const number: Visitor = (node, value, path, found) => {
  if (typeof value !== "number") return;
  const { minimum = -Infinity, maximum = Infinity } = node;
  const fail = (keyword: string) => found.addValue(path, keyword, describe(node), value);
  if (value < minimum) fail("minimum");
  if (value > maximum) fail("maximum");
};
