import type { CodeTable, Part, Schema } from "@cc-contract/spec/model/contract";

// What the console of an operation is made from. The build writes it; the page reads it.

export interface Form {
  operationId: string;
  /** Whether its requests are signed; others carry a GUID. */
  signed: boolean;
  /** Name of the header with the credentials. */
  header: string;
  /** The parts of a request; the client takes a single one as it is. */
  parts: Part[];
  /** A field for each part, with those inside it. */
  fields: Field[];
  /** Fields that hold a window of time, which ends now. */
  span?: { begin: string; end: string; stepMinutes: number };
  /** A program that makes the call, with marks where address and request belong. */
  program: string;
  /** The fields of a response that have codes, by their path, as in `resultDesc[].status`, with the name of the table. */
  codes: Record<string, string>;
  /** Values of its fields that stand for something else than the number, by path, too. */
  special: Record<string, { value: number; meaning: string }[]>;
  /** The tables that the response has. */
  tables: Record<string, Pick<CodeTable, "qualifier" | "codes">>;
}

export type Kind = "object" | "text" | "number" | "boolean" | "list" | "json";

export interface Field {
  /** Where it is in a request: the part, then the keys. */
  path: string[];
  kind: Kind;
  required: boolean;
  /** Type and limits, as in `integer, 1 to 65535`. */
  type: string;
  description: string;
  /** Values to choose from. */
  choices: Choice[];
  /** Whether there are no others. */
  closed: boolean;
  /** Those of an object. */
  fields: Field[];
  /** Kind of the items of a list. */
  items?: Kind;
  /** What the reader has entered; empty where the field is left out. */
  text: string;
}

export interface Choice {
  value: string;
  meaning: string;
}

/** Marks in a program. */
export const marks = { address: "__ADDRESS__", request: "__REQUEST__" };

/** The kind of field in which a value of a schema, whose references are resolved, is entered. */
export function kindOf({ type, properties, items }: Schema): Kind {
  const [kind, ...others] = [type].flat().filter((one) => one !== "null");
  if (others.length > 0) return "json";
  if (kind === "object" && properties) return "object";
  if (kind === "integer" || kind === "number") return "number";
  if (kind === "string") return "text";
  if (kind === "boolean") return "boolean";
  return kind === "array" && items ? "list" : "json";
}

/** The value of a field in a request; undefined if empty. Invalid input remains a string, which the validators reject. */
export function enteredIn({ kind, text, items, fields, required }: Field): unknown {
  if (kind === "object") {
    const entries = fields.map((field) => [field.path.at(-1) ?? "", enteredIn(field)] as const);
    const given = entries.filter(([, value]) => value !== undefined);
    return given.length > 0 || required ? Object.fromEntries(given) : undefined;
  }
  if (text === "") return undefined;
  if (kind !== "list") return parse(kind, text);
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => parse(items ?? "text", line));
}

function parse(kind: Kind, text: string): unknown {
  if (kind === "text") return text;
  if (kind === "number") return String(Number(text)) === text.trim() ? Number(text) : text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A field and all that are inside it. */
export function allFields(field: Field): Field[] {
  return [field, ...field.fields.flatMap(allFields)];
}

/** What the reader finds in a field for a value of a request. */
export function textOf(kind: Kind, value: unknown): string {
  if (value === undefined || kind === "object") return "";
  if (kind === "list") return [value].flat().map(String).join("\n");
  return kind === "json" ? JSON.stringify(value) : String(value);
}
