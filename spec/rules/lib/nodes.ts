import type { Context, Location, Node } from "./types.ts";

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value if it is an object, else an empty one, so that malformed documents don't cause exceptions. */
export function nodeOf(value: unknown): Node {
  return isNode(value) ? value : {};
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

/** An object of the document, with the keys beside its `$ref` on top, and where it is written. */
export interface Place {
  node: Node;
  at: Location;
  /** Where a part of it is written: beside the `$ref` or in its target. */
  inside(...keys: [string, ...(string | number)[]]): Location;
}

/** Reads an object through its `$ref`. `undefined` if there is none; other rules report that. */
export function read(value: unknown, at: Location, ctx: Context): Place | undefined {
  if (!isNode(value)) return undefined;
  if (!("$ref" in value)) return { node: value, at, inside: (...keys) => at.child(keys) };
  const { $ref, ...siblings } = value;
  const { node, location } = ctx.resolve({ $ref }, at.source.absoluteRef);
  if (!isNode(node) || !location) return undefined;
  return {
    node: { ...node, ...siblings },
    at: location,
    inside: (...keys) => (keys[0] in siblings ? at : location).child(keys),
  };
}

/** The name of a file without its folder. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
