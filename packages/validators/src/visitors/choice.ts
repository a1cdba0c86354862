import { findIssues, visit } from "../issues.ts";
import { nodeOf, type Part, type Visitor } from "../node.ts";

/** A value that holds by one, by some or by none of several schemas. */
export const choice: Visitor = ({ oneOf: branches, not }, value, path, found) => {
  if (branches) {
    const holding = branches.filter((branch) => holds(branch, value)).length;
    if (holding === 0) visit(likeliest(branches, value), value, path, found);
    else if (holding > 1) found.addValue(path, "oneOf", "one of several shapes only", value);
  }
  if (not && holds(not, value)) found.addValue(path, "not", "another shape", value);
};

/** The branch that the value is meant to be: the one whose constant it carries, or else the one with the fewest issues. */
function likeliest(branches: Part[], value: unknown): Part {
  return branches.reduce((best, branch) => (distance(branch, value) < distance(best, value) ? branch : best));
}

function distance(branch: Part, value: unknown): number {
  if (carriesConstant(branch, value)) return 0;
  const issues = findIssues(branch, value, 100);
  // A value of another type altogether, with another constant, or with a property that the branch rules out, is further
  // away than one with many flaws.
  const other = issues.some(
    ({ path, keyword }) => keyword === (["type", "const"][path.length] ?? "") || keyword === "properties",
  );
  return other ? 101 : issues.length;
}

function carriesConstant(part: Part, value: unknown): boolean {
  const { properties = {}, required = [] } = nodeOf(part);
  return required.some((name) => {
    const property = properties[name];
    const constant = property && nodeOf(property).const;
    return constant !== undefined && Object(value)[name] === constant;
  });
}

function holds(part: Part, value: unknown): boolean {
  return typeof part === "function" ? part(value) : findIssues(part, value, 1).length === 0;
}
