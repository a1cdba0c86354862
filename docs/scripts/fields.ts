import { rulesOf as keywordsOf } from "@cc-contract/spec/keywords/own";
import { ownDescription } from "@cc-contract/spec/model/codes";
import { type CodeTable, type Contract, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { limitsOf, specialValuesOf } from "@cc-contract/spec/model/descriptions";
import { sunsetSentence } from "@cc-contract/spec/model/sunset";
import { codesInCell } from "./codes.ts";
import { code, line, table } from "./markdown.ts";

/** Fields of a schema as a Markdown table: where each is, its type with its constraints, and what it means. */
export function fieldTable(contract: Contract, schema: Schema): string {
  const rows = listFields(contract, schema, "").map(({ path, field, required, twin }) => [
    `${code(path)}${required ? " **required**" : ""}`,
    typeOf(contract, field),
    [meaningOf(contract, field), twin && `Its fields are those of ${code(twin)}.`].filter(Boolean).join(" "),
  ]);
  return table(["Field", "Type", "Meaning"], rows);
}

/** A field of a table. */
interface Listed {
  path: string;
  field: Schema;
  required: boolean;
  /** A field before it with the same fields inside, which are listed there. */
  twin: string | undefined;
}

/** The fields of a schema, and those inside them. */
export function listFields(contract: Contract, schema: Schema, prefix: string): Listed[] {
  const parent = resolveSchema(contract, schema);
  const required = (parent.required ?? []) as string[];
  const shown = new Map<string, string>();
  return Object.entries(parent.properties ?? {}).flatMap(([name, property]) => {
    if (!property) return [];
    const field = resolveSchema(contract, property);
    const path = prefix + name;
    const items = field.items ? resolveSchema(contract, field.items as Schema) : undefined;
    const inner = field.properties ? field : items?.properties ? items : undefined;
    const twin = inner && shown.get(JSON.stringify(inner.properties));
    if (inner) shown.set(JSON.stringify(inner.properties), path);
    return [
      { path, field, required: required.includes(name), twin },
      ...(inner && !twin ? listFields(contract, inner, `${path}${items?.properties ? "[]" : ""}.`) : []),
    ];
  });
}

const inMarkdown: Writer = { code, line };

/** How a type is written: its values, and what is said of them. */
interface Writer {
  code(text: unknown): string;
  line(text: unknown): string;
}

/** Type of a value and what is demanded of it, as in `integer, 1 to 100`. */
export function typeOf(contract: Contract, field: Schema, { code, line }: Writer = inMarkdown): string {
  const { pattern, const: value } = field;
  const values = field.enum as unknown[] | undefined;
  const limits = limitsOf(field);
  const parts = [
    typeName(contract, field),
    limits,
    pattern !== undefined && (field["x-expected"] ? line(field["x-expected"]) : code(pattern)),
    // The codes of a complete table are listed with their meanings.
    values && value === undefined && !tableOf(contract, field)?.complete && `one of ${values.map(code).join(", ")}`,
    value !== undefined && `always ${code(value)}`,
  ];
  return parts.filter(Boolean).join(", ");
}

function typeName(contract: Contract, { type, items, enum: values, const: value }: Schema): string {
  if (type === "array") {
    const { properties, ...item } = resolveSchema(contract, (items ?? {}) as Schema);
    return `list of ${properties ? "objects" : `${typeName(contract, item)} values`}`;
  }
  return type ? [type].flat().join(" or ") : typeof ((values as unknown[] | undefined)?.[0] ?? value);
}

function tableOf(contract: Contract, field: Schema): CodeTable | undefined {
  return contract["x-codes"][String(field["x-codes"])];
}

function meaningOf(contract: Contract, field: Schema): string {
  const table = tableOf(contract, field);
  return [
    line(ownDescription(contract, field)),
    ...specialValuesOf(field).map(({ value, meaning }) => `${code(value)}: ${line(meaning)}`),
    sunsetSentence(field) ?? (field.deprecated && "Deprecated."),
    table && codesInCell(String(field["x-codes"]), field.const === undefined ? table : undefined),
  ]
    .filter(Boolean)
    .join(" ");
}

/** What holds between the fields of a body, a sentence each. */
export function rulesOf(contract: Contract, schema: Schema): string[] {
  const parent = resolveSchema(contract, schema);
  const span = parent["x-time-span"] as Record<string, string | number> | undefined;
  const multiple = parent["x-multiple-of"] as Record<string, string> | undefined;
  const needs = Object.entries((parent.dependentRequired ?? {}) as Record<string, string[]>);
  return [
    span &&
      `${code(span.end)} is later than ${code(span.begin)} by a multiple of ${span.stepMinutes} minutes, and by ${Number(span.maxMinutes) / 60} hours at most.`,
    ...needs.map(([name, others]) => `${code(name)} is sent together with ${others.map(code).join(" and ")}.`),
    multiple && `${code(multiple.property)} is a multiple of ${code(multiple.factor)}.`,
    ...keywordsOf(parent)
      .filter(({ rule }) => rule !== span && rule !== multiple)
      .map(({ rule, own }) => `${code(own.propertiesOf(rule).at(-1))}: ${line(own.expected(rule))}.`),
    parent.additionalProperties === false && "No other field may be sent: the service would ignore it silently.",
    ...Object.values(parent.properties ?? {}).flatMap((property) => (property ? rulesOf(contract, property) : [])),
    ...(parent.items ? rulesOf(contract, parent.items as Schema) : []),
  ].filter((rule) => typeof rule === "string");
}
