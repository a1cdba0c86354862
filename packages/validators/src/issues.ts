import { Collector } from "./collector.ts";
import { describe } from "./describe.ts";
import type { Issue } from "./issue.ts";
import { isOfType, nodeOf, type Part, type Path } from "./node.ts";

// Finds everything that is wrong with a value of which a guard has said that it does not hold. It reads the schema as
// data and goes only where a guard says no, so that one error among a thousand records costs little more than the guard.

/** All issues of a value, `limit` at most. */
export function findIssues(part: Part, value: unknown, limit: number): Issue[] {
  const found = new Collector(limit);
  visit(part, value, [], found);
  return found.issues;
}

/** Reports what is wrong with a value by a schema, and by those of its parts. */
export function visit(part: Part, value: unknown, path: Path, found: Collector): void {
  if (found.full || (typeof part === "function" && part(value))) return;
  const node = nodeOf(part);
  const fail = (keyword: string) => found.addValue(path, keyword, describe(node), value);
  if (node.type && ![node.type].flat().some((type) => isOfType(value, type))) {
    fail("type");
    return;
  }
  if (node.const !== undefined && value !== node.const) fail("const");
  if (node.enum && !node.enum.includes(value)) fail("enum");
  for (const visitor of node.visitors ?? []) visitor(node, value, path, found);
}
