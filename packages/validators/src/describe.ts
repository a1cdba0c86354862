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

/** Longest text that is shown of a value or of a key. */
const maxShown = 40;

/** What a value is, in a few characters: no object and no list is written out, and a text is cut short. */
export function brief(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (typeof value === "string") return JSON.stringify(cut(value));
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value;
}

/** A path as it is written in a message, as in `resultDesc[3].id`. */
export function formatPath(path: readonly (string | number)[]): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else if (key.length <= maxShown && /^[\w$]+$/.test(key)) text += text ? `.${key}` : key;
    else text += `[${JSON.stringify(cut(key))}]`;
  }
  return text || "value";
}

/** A text, cut short where it is long, and never between the two halves of one character. */
export function cut(text: string): string {
  return text.length > maxShown ? `${text.slice(0, maxShown).replace(/[\uD800-\uDBFF]$/, "")}…` : text;
}
