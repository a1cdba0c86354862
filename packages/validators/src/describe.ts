import { nodeOf, type Part, type SchemaNode } from "./node.ts";

/** Describes what a schema demands, as in `integer from 1 to 65535`. */
export function describe(part: Part | false | undefined): string {
  if (!part) return "no such property";
  const node = nodeOf(part);
  return node.expected ?? typeName(node);
}

function typeName({ type = "another value" }: SchemaNode): string {
  return typeof type === "string" ? type : type.join(" or ");
}

/** Maximum length of a value or key in messages. */
const maxShown = 40;

/** Describes a value briefly: objects and lists are not written out, and strings are truncated. */
export function brief(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (typeof value === "string") return JSON.stringify(cut(value));
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value;
}

/** A path as in messages, for example `resultDesc[3].id`. */
export function formatPath(path: readonly (string | number)[]): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else if (key.length <= maxShown && /^[\w$]+$/.test(key)) text += text ? `.${key}` : key;
    else text += `[${JSON.stringify(cut(key))}]`;
  }
  return text || "value";
}

/** A text, truncated if long, never within a surrogate pair. */
export function cut(text: string): string {
  return text.length > maxShown ? `${text.slice(0, maxShown).replace(/[\uD800-\uDBFF]$/, "")}…` : text;
}
