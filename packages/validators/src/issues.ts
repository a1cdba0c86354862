import { Collector } from "./collector.ts";
import { describe } from "./describe.ts";
import { isOfType, nodeOf, type Part, type Path } from "./node.ts";
import type { Issue } from "./types.ts";

// Finds everything that is wrong with a value that a guard has refused. It reads the schema as data and goes only where
// a guard says no, so that one error among a thousand records costs little more than the guard.

/** All issues of a value, `limit` at most. */
export function findIssues(part: Part, value: unknown, limit: number): Issue[] {
  const found = new Collector(limit);
  visit(part, value, [], found);
  return found.issues;
}

/** Whether a value conforms to a schema. */
export function conforms(part: Part, value: unknown): boolean {
  return typeof part === "function" ? part(value) : findIssues(part, value, 1).length === 0;
}

/** Reports what is wrong with a value by a schema, and by those of its parts. */
export function visit(part: Part, value: unknown, path: Path, found: Collector): void {
  if (found.full || conformsAtOnce(part, value)) return;
  const node = nodeOf(part);
  const fail = (keyword: string) => found.add(path, keyword, describe(node), value);
  if (node.type && !hasType(node.type, value)) {
    found.add(path, "type", node.typed ?? describe(node), value);
    return;
  }
  if (node.const !== undefined && value !== node.const) fail("const");
  if (node.enum && !node.enum.includes(value)) fail(node.keyword ?? "enum");
  const { actual } = found;
  let meant = value;
  for (const visitor of node.visitors ?? []) meant = visitor(node, meant, path, found) ?? meant;
  found.actual = actual;
}

/** Whether a value conforms, where a guard says so, or where the schema demands nothing but a type. */
export function conformsAtOnce(part: Part, value: unknown): boolean {
  if (typeof part === "function") return part(value);
  const { visitors, enum: values, const: constant, type } = part;
  return !visitors && !values && constant === undefined && (!type || hasType(type, value));
}

function hasType(type: string | string[], value: unknown): boolean {
  return typeof type === "string" ? isOfType(value, type) : type.some((one) => isOfType(value, one));
}
