import type { Call } from "./call.ts";

/**
 * A copy of an error for the field `cause`: name, message and code of it and of what caused it, without credentials.
 * Other properties that a custom `fetch` adds to its errors, such as the complete request, are left out.
 */
export function safeCause(error: unknown, info: Pick<Call, "hide">, depth = 5): Error | undefined {
  // A cause may be its own.
  if (!(error instanceof Error) || depth === 0) return undefined;
  const hide = (text: string) => info.hide(text);
  const cause = safeCause(error.cause, info, depth - 1);
  const copy = new Error(hide(error.message), cause && { cause });
  const { code } = error as { code?: unknown };
  // Codes are short names; anything else is left out.
  const isCode = typeof code === "string" && /^\w{1,64}$/.test(code) && hide(code) === code;
  return Object.assign(
    copy,
    { name: hide(String(error.name)), stack: hide(String(error.stack)) },
    isCode ? { code } : {},
  );
}
