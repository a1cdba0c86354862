import type { Call } from "./call.ts";

/**
 * A copy of an error for the field `cause`: name, message and code of it and of what caused it, without credentials.
 * Other properties that a custom `fetch` adds to its errors, such as the complete request, are left out.
 */
export function safeCause(error: unknown, info: Pick<Call, "hide">, depth = 5): Error | undefined {
  // A cause may be its own.
  if (!isError(error) || depth === 0) return undefined;
  const text = (name: string): string => {
    const value = fieldOf(error, name);
    return typeof value === "string" ? info.hide(value) : "";
  };
  const cause = safeCause(fieldOf(error, "cause"), info, depth - 1);
  const copy = new Error(text("message"), cause && { cause });
  // Codes are short names; anything else is left out.
  const [code] = /^\w{1,64}$/.exec(text("code")) ?? [];
  // Defined, because nothing can be assigned where Error.prototype is frozen.
  return Object.defineProperties(copy, {
    name: { value: text("name") },
    stack: { value: text("stack") },
    ...(code && { code: { value: code } }),
  });
}

/** A field of what was thrown, which may be anything; undefined where it fails. */
export function fieldOf(value: unknown, name: string): unknown {
  try {
    return Object(value)[name];
  } catch {
    return undefined;
  }
}

/** Also where it comes from another realm, as in Jest. */
function isError(value: unknown): boolean {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}
