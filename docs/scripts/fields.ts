import { type Contract, componentName, type Reference, resolve, type Schema } from "@cc-contract/spec/model/contract";
import { sunsetSentence } from "@cc-contract/spec/model/sunset";
import { markdownTable } from "./page.ts";

/** Fields of a schema as a Markdown table: where each stands, its type with what holds for it, and what it means. */
export function fieldTable(contract: Contract, schema: Schema): string {
  const rows = listFields(contract, schema, "");
  return markdownTable(["Field", "Type", "Meaning"], rows);
}

/** A schema with what it refers to; its own keywords count before those. */
export function whole(contract: Contract, schema: Schema): Schema {
  const { $ref, ...own } = schema;
  return $ref ? whole(contract, { ...resolve<Schema>(contract, { $ref }), ...own }) : schema;
}

function listFields(contract: Contract, schema: Schema, prefix: string): string[][] {
  const parent = whole(contract, schema);
  const required = (parent.required ?? []) as string[];
  const shown = new Map<string, string>();
  return Object.entries(parent.properties ?? {}).flatMap(([name, property]) => {
    if (!property) return [];
    const field = whole(contract, property);
    const path = prefix + name;
    const items = field.items ? whole(contract, field.items as Schema) : undefined;
    const inner = field.properties ? field : items?.properties ? items : undefined;
    const twin = inner && shown.get(JSON.stringify(inner.properties));
    if (inner) shown.set(JSON.stringify(inner.properties), path);
    const type = [typeOf(field), constraintOf(contract, property), required.includes(name) && "required"];
    const meaning = [meaningOf(field), twin && `Its fields are those of \`${twin}\`.`];
    return [
      [`\`${path}\``, type.filter(Boolean).join(", "), meaning.filter(Boolean).join(" ")],
      ...(inner && !twin ? listFields(contract, inner, `${path}${items?.properties ? "[]" : ""}.`) : []),
    ];
  });
}

/** Type of a schema in words, as in `string or null`. */
export function typeOf({ type, enum: values, const: value, items }: Schema): string {
  if (type === "array") return `list of ${(items as Schema | undefined)?.type === undefined ? "objects" : "values"}`;
  if (type) return [type].flat().join(" or ");
  const [sample] = (values as unknown[] | undefined) ?? [value];
  return typeof sample === "object" ? "object" : typeof sample;
}

/** What a schema demands of a value, in words. */
export function constraintOf(contract: Contract, schema: Schema): string {
  const {
    minimum,
    maximum,
    minLength,
    maxLength,
    pattern,
    enum: values,
    const: value,
    title,
  } = whole(contract, schema);
  const length =
    maxLength === undefined ? `${minLength} characters or more` : `${minLength ?? 0} to ${maxLength} characters`;
  const parts = [
    minimum !== undefined && (maximum === undefined ? `${minimum} or more` : `${minimum} to ${maximum}`),
    (minLength !== undefined || maxLength !== undefined) && length,
    pattern !== undefined && (title ?? `\`${pattern}\``),
    values !== undefined && `one of ${(values as unknown[]).map((one) => `\`${one}\``).join(", ")}`,
    value !== undefined && `always \`${value}\``,
  ];
  return parts.filter(Boolean).join("; ");
}

function meaningOf(field: Schema): string {
  const sentinels = (field["x-sentinels"] ?? []) as { value: number; meaning: string }[];
  const table = field["x-codes"];
  return [
    field.description,
    ...sentinels.map(({ value, meaning }) => `\`${value}\`: ${meaning}`),
    table && `See [the table](../codes.md#${String(table).toLowerCase()}).`,
    sunsetSentence(field) ?? (field.deprecated && "Deprecated."),
  ]
    .filter(Boolean)
    .join(" ");
}

/** What holds between the fields of a request, a sentence each. */
export function rulesOf(contract: Contract, schema: Schema): string[] {
  const parent = whole(contract, schema);
  const span = parent["x-time-span"] as Record<string, string | number> | undefined;
  const multiple = parent["x-multiple-of"] as Record<string, string> | undefined;
  const ruledOut = ((parent.oneOf ?? []) as Schema[]).map(({ properties = {} }) =>
    Object.keys(properties).filter((name) => properties[name] === false),
  );
  const together = ruledOut.find((names) => names.length > 1);
  return [
    span &&
      `\`${span.end}\` is later than \`${span.begin}\` by a multiple of ${span.stepMinutes} minutes, and by ${Number(span.maxMinutes) / 60} hours at most.`,
    together && `${together.map((name) => `\`${name}\``).join(" and ")} are sent both or neither.`,
    multiple && `\`${multiple.property}\` is a multiple of \`${multiple.factor}\`.`,
    parent.additionalProperties === false && "No other field may be sent: the service would drop it without a word.",
    ...Object.values(parent.properties ?? {}).flatMap((property) => (property ? rulesOf(contract, property) : [])),
  ].filter((rule) => typeof rule === "string");
}

/** Name of the component that a schema refers to. */
export function nameOf(schema: Schema): string {
  return componentName(schema as unknown as Reference);
}
