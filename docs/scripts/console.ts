import { ownDescription } from "@cc-contract/spec/model/codes";
import {
  type CodeEntry,
  type CodeTable,
  type Contract,
  type Operation,
  resolveSchema,
  type Schema,
} from "@cc-contract/spec/model/contract";
import { specialValuesOf } from "@cc-contract/spec/model/descriptions";
import { media, parametersSchema, requestParts, successOf } from "@cc-contract/spec/model/operations";
import { type Choice, type Field, type Form, kindOf, marks, textOf } from "../console/form.ts";
import { typeOf } from "./fields.ts";
import { plain } from "./markdown.ts";
import { callOf } from "./samples.ts";
import { clientProgram } from "./samples-typescript.ts";

/** What the console of an operation is made from, with a request that the simulator has data for. */
export function formOf(contract: Contract, operation: Operation): Form {
  const { operationId, signed, requestBody } = operation;
  const call = callOf(contract, operation);
  const parts = requestParts(operation);
  const body = requestBody ? { body: media(requestBody).schema as Schema } : {};
  const schemas = { ...parametersSchema(operation)?.properties, ...body } as Record<string, Schema>;
  const required = [...((parametersSchema(operation)?.required ?? []) as string[]), requestBody?.required && "body"];
  return {
    ...{ operationId, signed, header: call.header, parts },
    fields: parts.map((part) =>
      fieldOf(contract, schemas[part] ?? {}, [part], required.includes(part), call.request[part]),
    ),
    ...(call.span && { span: call.span }),
    program: clientProgram({ ...call, span: undefined, origin: marks.address }, parts.length > 0 ? marks.request : ""),
    ...meaningsOf(contract, operation),
  };
}

/** A field and those inside it, with what a value has of them. `within` are the references that led here. */
function fieldOf(
  contract: Contract,
  given: Schema,
  path: string[],
  required: boolean,
  value: unknown,
  within: string[] = [],
): Field {
  const schema = resolveSchema(contract, given);
  const table = contract["x-codes"][String(schema["x-codes"])];
  const { enum: values, ...open } = schema as Schema & { enum?: unknown[] };
  const inside = [...within, given.$ref ?? ""];
  // A schema inside itself has no end, so that its value is entered as JSON.
  const kind = given.$ref && within.includes(given.$ref) ? "json" : kindOf(schema);
  const own = (schema.required ?? []) as string[];
  const closed = schema.const !== undefined || values !== undefined || kind === "boolean";
  return {
    ...{ path, kind, required, closed },
    type: typeOf(contract, open, { code: String, line: plain }),
    description: plain(ownDescription(contract, schema)).replaceAll("`", ""),
    choices: choicesOf(schema, table),
    ...(kind === "list" && { items: kindOf(resolveSchema(contract, schema.items as Schema)) }),
    fields:
      kind === "object"
        ? Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
            property
              ? fieldOf(contract, property, [...path, name], own.includes(name), Object(value)[name], inside)
              : [],
          )
        : [],
    text: textOf(kind, value),
  };
}

function choicesOf({ const: value, enum: values, type }: Schema, table: CodeTable | undefined): Choice[] {
  const meaningOf = ({ meaning, [table?.qualifier ?? ""]: qualifier }: CodeEntry) =>
    table?.qualifier ? `${plain(meaning)} (${table.qualifier} ${qualifier})` : plain(meaning);
  const known = (table?.codes ?? []).map((entry) => ({ value: String(entry.code), meaning: meaningOf(entry) }));
  const allowed = (value === undefined ? (values as unknown[] | undefined) : [value])?.map(String);
  if (!allowed) return type === "boolean" ? ["true", "false"].map((value) => ({ value, meaning: "" })) : known;
  return allowed.map((value) => known.find((one) => one.value === value) ?? { value, meaning: "" });
}

/** What the values of the fields of a response mean, success and failure, by the paths of the fields. */
function meaningsOf(contract: Contract, operation: Operation): Pick<Form, "codes" | "special" | "tables"> {
  const found: Pick<Form, "codes" | "special" | "tables"> = { codes: {}, special: {}, tables: {} };
  const visit = (given: Schema, path: string, within: string[]) => {
    if (given.$ref && within.includes(given.$ref)) return;
    const inside = [...within, given.$ref ?? ""];
    const schema = resolveSchema(contract, given);
    const { properties = {}, items, oneOf = [], "x-codes": name } = schema;
    const table = contract["x-codes"][String(name)];
    if (table) {
      found.codes[path] = String(name);
      found.tables[String(name)] = table;
    }
    const special = specialValuesOf(schema);
    if (special.length > 0) found.special[path] = special;
    if (items) visit(items as Schema, `${path}[]`, inside);
    for (const one of oneOf as Schema[]) visit(one, path, inside);
    for (const [key, property] of Object.entries(properties))
      if (property) visit(property, path ? `${path}.${key}` : key, inside);
  };
  const { media } = successOf(operation);
  if (media) visit({ ...media.schema }, "", []);
  return found;
}
