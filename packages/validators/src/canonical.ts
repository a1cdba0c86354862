/** Text of a JSON value that is identical for equal values, regardless of key order. */
export function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null)
    return typeof value === "string" ? JSON.stringify(value) : `${value}`;
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  const entries = Object.keys(value).sort();
  return `{${entries.map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`)}}`;
}

/** Whether no two items of a list are equal. */
export function areUnique(list: unknown[]): boolean {
  return new Set(list.map(canonical)).size === list.length;
}
