import { Collector } from "./collector.ts";
import { describe } from "./describe.ts";
import { isOfType, nodeOf, type Part, type Path } from "./node.ts";
import type { Issue } from "./types.ts";

// Finds everything that is wrong with a value that a guard has refused. It reads the schema as data and goes only where
// a guard says no, so that one error among a thousand records costs little more than the guard.

/** All issues of a value, `limit` at most. */
export function findIssues(part: Part, value: unknown, limit: number): Issue[] {
  const found = new Collector(limit);
  explain(part, value, [], found);
  return found.issues;
}

/** Whether a value conforms to a schema. */
export function conforms(part: Part, value: unknown): boolean {
  return conformsAtOnce(part, value) || (typeof part === "object" && findIssues(part, value, 1).length === 0);
}

/** Reports what is wrong with a value by a schema, and by those of its parts. */
export function visit(part: Part, value: unknown, path: Path, found: Collector): void {
  if (!conformsAtOnce(part, value)) explain(part, value, path, found);
}

/** The same for a value that may not conform at once: no guard is called twice. */
export function explain(part: Part, value: unknown, path: Path, found: Collector): void {
  if (found.full) return;
  const node = nodeOf(part);
  if (node.type && !hasType(node.type, value)) {
    found.add(path, "type", node.typed ?? describe(node), value);
    return;
  }
  if (node.const !== undefined && value !== node.const) found.add(path, "const", describe(node), value);
  if (node.enum && !node.enum.includes(value)) found.add(path, node.keyword ?? "enum", describe(node), value);
  if (!node.visitors) return;
  const { actual } = found;
  let meant = value;
  for (const visitor of node.visitors) meant = visitor(node, meant, path, found) ?? meant;
  if (found.actual !== actual) found.actual = actual;
}

/** Whether a value conforms, where a guard or a type says so. */
export function conformsAtOnce(part: Part, value: unknown): boolean {
  if (typeof part === "string") return isOfType(value, part);
  return typeof part === "function" ? part(value) : Array.isArray(part) && hasType(part, value);
}

function hasType(type: string | string[], value: unknown): boolean {
  return typeof type === "string" ? isOfType(value, type) : type.some((one) => isOfType(value, one));
}
