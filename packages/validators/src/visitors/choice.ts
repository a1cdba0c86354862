import type { Collector } from "../collector.ts";
import { describe } from "../describe.ts";
import { conforms, explain, findIssues } from "../issues.ts";
import { isObject, nodeOf, type Part, type Path, type Visitor } from "../node.ts";
import { partOf } from "./object.ts";

/** The keywords `oneOf`, `anyOf` and `not`. */
export const choice: Visitor = ({ oneOf: branches, not }, value, path, found) => {
  if (branches) {
    const conforming = branches.filter((branch) => conforms(branch, value)).length;
    if (conforming === 0) explain(likeliest(branches, value), value, path, found);
    else if (conforming > 1) found.add(path, "oneOf", "one of several shapes only", value);
  }
  if (not && conforms(not, value)) reportNot(not, value, path, found);
};

/** If a single property identifies the forbidden shape, that is the place of the issue. */
function reportNot(not: Part, value: unknown, path: Path, found: Collector): void {
  const [only, ...others] = Object.entries(nodeOf(not).properties ?? {});
  if (!only || others.length > 0 || !isObject(value)) {
    const expected = describe(not);
    found.add(path, "not", only || expected === "another value" ? "another shape" : `anything but ${expected}`, value);
    return;
  }
  const place = [...path, only[0]];
  // A property that is missing or already wrong needs no second issue.
  if (!found.has(place)) found.add(place, "not", `anything but ${describe(only[1])}`, value[only[0]]);
}

/**
 * The branch that the value probably belongs to: the one whose constant it has, or else the one with the most matching
 * properties and the fewest issues. Of two equal ones the last, which is less specific.
 */
export function likeliest(branches: Part[], value: unknown): Part {
  const carrying = branches.filter((branch) => carriesConstant(branch, value)).at(-1);
  if (carrying) return carrying;
  const distances = branches.map((branch) => distance(branch, value));
  return branches[distances.lastIndexOf(Math.min(...distances))] as Part;
}

function distance(branch: Part, value: unknown): number {
  // A `not` in a branch says nothing about how close a value is to it.
  const issues = findIssues(branch, value, 100).filter(({ keyword }) => keyword !== "not");
  // A value of another type, with another constant, or with a property that the branch excludes, is further
  // away than one with many issues.
  const other = issues.some(
    ({ path, keyword }) => keyword === (["type", "const"][path.length] ?? "") || keyword === "properties",
  );
  if (other) return Infinity;
  const known = Object.keys(nodeOf(branch).properties ?? {}).filter((name) => Object(value)[name] !== undefined);
  // One issue at the top level outweighs all issues below it.
  return issues.reduce((sum, { path }) => sum + 101 ** (1 - path.length), -known.length);
}

function carriesConstant(part: Part, value: unknown): boolean {
  const node = nodeOf(part);
  node.constants ??= (node.required ?? []).flatMap((name) => {
    const property = partOf(node, name);
    const constant = property && nodeOf(property).const;
    return constant === undefined ? [] : [{ name, constant }];
  });
  return node.constants.some(({ name, constant }) => Object(value)[name] === constant);
}
