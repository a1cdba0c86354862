import { Collector } from "./collector.ts";
import { describe } from "./describe.ts";
import { isOfType, nodeOf, type Part, type Path } from "./node.ts";
import type { Issue } from "./types.ts";

// Finds all issues of a value that a guard has rejected. It reads the schema as data and descends only where a guard
// fails, so that one error in a thousand records costs little more than the guard.

/** The issues of a value, up to `limit`. */
export function findIssues(part: Part, value: unknown, limit: number): Issue[] {
  const found = new Collector(limit);
  explain(part, value, [], found);
  return found.issues;
}

/** Whether a value conforms to a schema. */
export function conforms(part: Part, value: unknown): boolean {
  return conformsAtOnce(part, value) || (typeof part === "object" && findIssues(part, value, 1).length === 0);
}

/** Reports the issues of a value with a schema and with the schemas of its parts. */
export function visit(part: Part, value: unknown, path: Path, found: Collector): void {
  if (!conformsAtOnce(part, value)) explain(part, value, path, found);
}

/** The same for a value whose verdict is known: no guard is called twice. */
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

/** Whether a value conforms, if a guard or a type can decide that. */
export function conformsAtOnce(part: Part, value: unknown): boolean {
  if (typeof part === "string") return isOfType(value, part);
  return typeof part === "function" ? part(value) : Array.isArray(part) && hasType(part, value);
}

function hasType(type: string | string[], value: unknown): boolean {
  return typeof type === "string" ? isOfType(value, type) : type.some((one) => isOfType(value, one));
}
