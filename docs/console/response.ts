import type { Form } from "./form.ts";

/** A line of a response as it is shown, with what its code means. */
export interface Line {
  text: string;
  meaning?: string;
}

/** JSON of a response line by line, with the meanings of its codes; the text unchanged if it is not JSON. */
export function linesOf(form: Form, text: string): Line[] {
  try {
    return print(form, JSON.parse(text), { path: "", indent: "", before: "", after: "" });
  } catch {
    return [{ text }];
  }
}

interface Place {
  path: string;
  indent: string;
  /** Name of the property, and the comma behind its value. */
  before: string;
  after: string;
  parent?: Record<string, unknown>;
}

function print(form: Form, value: unknown, { path, indent, before, after, parent }: Place): Line[] {
  const start = indent + before;
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) {
    const meaning = meaningOf(form, path, value, parent ?? {});
    return [{ text: start + JSON.stringify(value) + after, ...(meaning && { meaning }) }];
  }
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  const inside = entries.flatMap(([name, part], index) =>
    print(form, part, {
      path: isList ? `${path}[]` : path ? `${path}.${name}` : name,
      indent: `${indent}  `,
      before: isList ? "" : `${JSON.stringify(name)}: `,
      after: index < entries.length - 1 ? "," : "",
      parent: value as Record<string, unknown>,
    }),
  );
  const [open, close] = isList ? "[]" : "{}";
  return [{ text: start + open }, ...inside, { text: indent + close + after }];
}

function meaningOf(form: Form, path: string, value: unknown, parent: Record<string, unknown>): string | undefined {
  const { qualifier, codes = [] } = form.tables[form.codes[path] ?? ""] ?? {};
  const known = [
    ...(form.special[path] ?? []).filter((special) => special.value === value),
    ...codes.filter(({ code, to, ...entry }) => {
      const isCode = to === undefined ? String(code) === String(value) : isBetween(Number(value), Number(code), to);
      return isCode && (!qualifier || entry[qualifier] === parent[qualifier]);
    }),
  ];
  return known[0]?.meaning;
}

function isBetween(value: number, first: number, last: number): boolean {
  return first <= value && value <= last;
}
