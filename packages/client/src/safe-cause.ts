import type { Call } from "./call.ts";

/**
 * A copy of an error for the field `cause`: name, message and code of the error and its causes, without credentials.
 * Other properties that a custom `fetch` adds to its errors, such as the complete request, are omitted.
 */
export function safeCause(error: unknown, info: Pick<Call, "hide">, depth = 5): Error | undefined {
  // Causes can be circular.
  if (!isError(error) || depth === 0) return undefined;
  const text = (name: string): string => {
    const value = fieldOf(error, name);
    return typeof value === "string" ? info.hide(value) : "";
  };
  const cause = safeCause(fieldOf(error, "cause"), info, depth - 1);
  const copy = new Error(text("message"), cause && { cause });
  // Codes are short names; anything else is omitted.
  const [code] = /^\w{1,64}$/.exec(text("code")) ?? [];
  // Defined, because assignment fails if Error.prototype is frozen.
  return Object.defineProperties(copy, {
    name: { value: text("name") },
    stack: { value: text("stack") },
    ...(code && { code: { value: code } }),
  });
}

/** A field of a thrown value, which may be anything; undefined if reading it fails. */
export function fieldOf(value: unknown, name: string): unknown {
  try {
    return Object(value)[name];
  } catch {
    return undefined;
  }
}

/** Also true for an error from another realm, as in Jest. */
function isError(value: unknown): boolean {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}
