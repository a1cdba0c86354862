import { isNode, listOf, nodeOf, type Place, read } from "./nodes.ts";
import type { Check, Context, Location, Node } from "./types.ts";

/** A schema that describes a part of a value. */
export interface Part extends Place {
  /** Names of the properties of the schemas that it is a branch of. */
  outer: string[];
}

export function hasType(schema: Node, type: string): boolean {
  return schema.type === type || listOf(schema.type).includes(type);
}

export function isObjectSchema(schema: Node): boolean {
  return hasType(schema, "object") || (schema.type === undefined && isNode(schema.properties));
}

/** Every schema that describes a part of the value, at any depth. `not` does not. */
export function* parts(
  schema: unknown,
  at: Location,
  ctx: Context,
  seen: Set<string>,
  outer: string[] = [],
): Generator<Part> {
  const place = read(schema, at, ctx);
  if (!place) return;
  const id = `${place.at.source.absoluteRef}${place.at.pointer} ${outer}`;
  if (seen.has(id)) return;
  seen.add(id);
  yield { ...place, outer };

  const { node, inside } = place;
  for (const [name, property] of Object.entries(nodeOf(node.properties))) {
    yield* parts(property, inside("properties", name), ctx, seen);
  }
  for (const key of ["items", "additionalProperties"]) yield* parts(node[key], inside(key), ctx, seen);
  const names = [...new Set([...outer, ...Object.keys(nodeOf(node.properties))])];
  for (const key of ["oneOf", "anyOf", "allOf"]) {
    for (const [i, branch] of listOf(node[key]).entries()) yield* parts(branch, inside(key, i), ctx, seen, names);
  }
}

/** Every schema of a parameter or a header, or below the media types of a body. */
export function* contentParts(holder: Node, at: Location, ctx: Context, seen: Set<string>): Generator<Part> {
  yield* parts(holder.schema, at.child(["schema"]), ctx, seen);
  for (const [type, media] of Object.entries(nodeOf(holder.content))) {
    yield* parts(nodeOf(media).schema, at.child(["content", type, "schema"]), ctx, seen);
  }
}

/** Visits every schema as written, including keywords next to a `$ref`. */
export function everySchema(check: Check): Record<string, Check> {
  return {
    *Schema(schema, at, ctx, resolved) {
      yield* check(schema, at, ctx, resolved);
    },
    *ref(schema, at, ctx, resolved) {
      if (ctx.type.name === "Schema") yield* check(schema, at, ctx, resolved);
    },
  };
}
