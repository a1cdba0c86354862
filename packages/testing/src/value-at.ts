/** What stands at a place of a document; undefined where there is nothing. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => Object(part)[key], value);
}
