/** An object of a bundle. Bundles of other days may hold what the present types do not know, so nothing is taken for granted. */
export type Values = Record<string, unknown>;

/** A part of a bundle, and where it stands. */
export interface Part {
  value: unknown;
  pointer: string;
}

export function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object as it is, anything else as an empty one. */
export function values(value: unknown): Values {
  return isValues(value) ? value : {};
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The part below a key; its value is undefined where there is none. */
export function below({ value, pointer }: Part, ...keys: (string | number)[]): Part {
  return keys.reduce<Part>(
    (part, key) => ({
      value: (part.value as Values | undefined)?.[key],
      pointer: `${part.pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`,
    }),
    { value, pointer },
  );
}

/** Follows the references of a part. */
export function follow(bundle: unknown, part: Part): Part {
  const reference = values(part.value).$ref;
  if (typeof reference !== "string") return part;
  return follow(bundle, below({ value: bundle, pointer: "" }, ...keysOf(reference.slice(1))));
}

/** The keys of a JSON pointer. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Equality of JSON; the order of keys does not count. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (!isValues(one) || !isValues(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isSame(one[key], other[key]));
}

/** A value in a sentence. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
