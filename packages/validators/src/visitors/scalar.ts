import { canonical } from "../canonical.ts";
import { describe } from "../describe.ts";
import type { Visitor } from "../node.ts";
import { isMultiple } from "../numbers.ts";
import { regExp } from "../reg-exp.ts";

export const text: Visitor = (node, value, path, found) => {
  if (typeof value !== "string") return;
  const { minLength, maxLength, pattern } = node;
  const fail = (keyword: string) => found.add(path, keyword, describe(node), value);
  if (minLength !== undefined && characters(value) < minLength) fail("minLength");
  if (maxLength !== undefined && characters(value) > maxLength) fail("maxLength");
  if (pattern !== undefined && !regExp(pattern).test(value)) fail("pattern");
};

/** Length of a string in Unicode code points, as JSON Schema counts it. */
export function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

export const format: Visitor = ({ format: [name, test] = ["", () => true] }, value, path, found) => {
  if (!test(value)) found.add(path, "format", name, value);
};

export const number: Visitor = (node, value, path, found) => {
  if (!Number.isFinite(value)) return;
  const { minimum = -Infinity, maximum = Infinity } = node;
  const fail = (keyword: string) => found.add(path, keyword, describe(node), value);
  if ((value as number) < minimum) fail("minimum");
  if ((value as number) > maximum) fail("maximum");
};

/** Rarely used: exclusive limits and a step. */
export const steps: Visitor = (node, value, path, found) => {
  if (!Number.isFinite(value)) return;
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity, multipleOf } = node;
  const fail = (keyword: string) => found.add(path, keyword, describe(node), value);
  if ((value as number) <= exclusiveMinimum) fail("exclusiveMinimum");
  if ((value as number) >= exclusiveMaximum) fail("exclusiveMaximum");
  if (multipleOf !== undefined && !isMultiple(value as number, multipleOf)) fail("multipleOf");
};

/** Constants that are objects or lists. */
export const equal: Visitor = (node, value, path, found) => {
  const fail = (keyword: string) => found.add(path, keyword, describe(node), value);
  const actual = canonical(value);
  if (node.same && !node.same.includes(actual)) fail("const");
  if (node.among && !node.among.includes(actual)) fail("enum");
};
