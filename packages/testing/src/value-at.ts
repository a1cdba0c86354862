/** The value at a place in a document; undefined if there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => Object(part)[key], value);
}

/** A copy of a request with a different value at a place; undefined removes the place. */
export function withValueAt(data: unknown, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(data);
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string, unknown>;
  const name = path.at(-1) ?? "";
  if (value === undefined) delete parent[name];
  else parent[name] = value;
  return copy;
}
