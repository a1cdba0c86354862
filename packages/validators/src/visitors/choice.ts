import type { Collector } from "../collector.ts";
import { describe } from "../describe.ts";
import { conforms, explain, findIssues } from "../issues.ts";
import { isObject, nodeOf, type Part, type Path, type Visitor } from "../node.ts";
import { partOf } from "./object.ts";

/** A value that conforms to one, to some or to none of several schemas. */
export const choice: Visitor = ({ oneOf: branches, not }, value, path, found) => {
  if (branches) {
    const conforming = branches.filter((branch) => conforms(branch, value)).length;
    if (conforming === 0) explain(likeliest(branches, value), value, path, found);
    else if (conforming > 1) found.add(path, "oneOf", "one of several shapes only", value);
  }
  if (not && conforms(not, value)) reportNot(not, value, path, found);
};

/** Where a single property tells the forbidden shape, that is the place of the issue. */
function reportNot(not: Part, value: unknown, path: Path, found: Collector): void {
  const [only, ...others] = Object.entries(nodeOf(not).properties ?? {});
  if (!only || others.length > 0 || !isObject(value)) {
    const expected = describe(not);
    found.add(path, "not", only || expected === "another value" ? "another shape" : `anything but ${expected}`, value);
    return;
  }
  const place = [...path, only[0]];
  // A property that is missing, or wrong anyhow, needs no second issue.
  if (!found.has(place)) found.add(place, "not", `anything but ${describe(only[1])}`, value[only[0]]);
}

/**
 * The branch that the value is meant to be: the one whose constant it carries, or else the one of which it has most and
 * that has least against it. Of two, the latter, which is the less particular.
 */
export function likeliest(branches: Part[], value: unknown): Part {
  const carrying = branches.filter((branch) => carriesConstant(branch, value)).at(-1);
  if (carrying) return carrying;
  const distances = branches.map((branch) => distance(branch, value));
  return branches[distances.lastIndexOf(Math.min(...distances))] as Part;
}

function distance(branch: Part, value: unknown): number {
  // What a branch must not be says nothing about how near a value is to it.
  const issues = findIssues(branch, value, 100).filter(({ keyword }) => keyword !== "not");
  // A value of another type altogether, with another constant, or with a property that the branch rules out, is further
  // away than one with many flaws.
  const other = issues.some(
    ({ path, keyword }) => keyword === (["type", "const"][path.length] ?? "") || keyword === "properties",
  );
  if (other) return Infinity;
  const known = Object.keys(nodeOf(branch).properties ?? {}).filter((name) => Object(value)[name] !== undefined);
  // One flaw at the surface outweighs all flaws below it.
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
