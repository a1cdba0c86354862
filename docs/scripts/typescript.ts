import { literal, propertyName } from "../../tools/lib/code.ts";

// Values as they are written in a program. The console of a page uses it, too.

/** A value as it is written in TypeScript; an object with further properties, which are written already. */
export function written(value: unknown, more: string[] = []): string {
  if (Array.isArray(value)) return `[${value.map((item) => written(item)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return literal(value ?? null);
  const parts = [...properties(value), ...more];
  return parts.length > 0 ? `{ ${parts.join(", ")} }` : "{}";
}

/** The properties of an object, each as it is written. */
export function properties(value: object): string[] {
  return Object.entries(value).map(([name, part]) => `${propertyName(name)}: ${written(part)}`);
}
