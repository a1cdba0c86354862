import { type Contract, methods, resolve } from "@cc-contract/spec/model/contract";
import { bundle, createConfig } from "@redocly/openapi-core";
import { UsageError } from "../port.ts";

/** The parts of a document that are read. */
export interface Document {
  openapi: string;
  info?: { version?: string };
  paths?: Record<string, Item>;
  components?: object;
}

type Item = Partial<Record<(typeof methods)[number], Operation>> & { parameters?: Parameter[] };

interface Operation {
  operationId?: string;
  parameters?: Parameter[];
  requestBody?: Body;
  responses?: Record<string, Body>;
}

interface Body {
  content?: Record<string, object>;
}

interface Parameter {
  schema?: object;
  content?: Record<string, { schema?: object }>;
}

/** Reads an OpenAPI 3.1 document, JSON or YAML, with all files that it refers to. */
export async function readDocument(file: string): Promise<Document> {
  const config = await createConfig({});
  const { bundle: result, problems } = await bundle({ ref: file, config }).catch((error) => {
    throw new UsageError(`${file}: ${String(error.message).split("\n")[0]}`);
  });
  const problem = problems.find(({ severity }) => severity === "error");
  if (problem) throw new UsageError(`${file}: ${problem.message} (at ${problem.location[0]?.pointer ?? "#/"})`);
  const document = JSON.parse(JSON.stringify(result.parsed), (_, value) => withoutNullable(value));
  const version = String(document.openapi ?? document.swagger);
  if (!/^3\.1\./.test(version))
    throw new UsageError(`${file}: only OpenAPI 3.1 can be compiled, but this is ${version}: upgrade it first`);
  if (typeof document.info?.version !== "string") throw new UsageError(`${file}: info.version is missing`);
  const ids = operationIds(document);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new UsageError(`${file}: two operations have the operationId ${twice}`);
  return document;
}

function operationIds({ paths }: Document): string[] {
  return Object.values(paths ?? {}).flatMap((item) => methods.flatMap((method) => item[method]?.operationId ?? []));
}

/** Replaces the `nullable` of OpenAPI 3.0, which many 3.1 documents still have, by a type. */
function withoutNullable(value: unknown): unknown {
  const { nullable, ...schema } = Object(value) as { nullable?: unknown; type?: unknown; enum?: unknown[] };
  if (typeof nullable !== "boolean") return value;
  if (!nullable || typeof schema.type !== "string") return schema;
  return { ...schema, type: [schema.type, "null"], ...(schema.enum && { enum: [...schema.enum, null] }) };
}

/**
 * A document in the form of our contract: with the operations that have an `operationId`, their JSON bodies and their
 * success responses.
 */
export function contractOf(document: Document): Contract {
  const tags = [{ name: "operations", "x-service": {} }];
  const components = { schemas: {}, securitySchemes: {}, ...document.components };
  const base = { ...document, components, tags } as unknown as Contract;
  const parametersOf = ({ parameters = [] }: Item | Operation) =>
    parameters.map((one) => {
      const { content = {}, schema, ...rest } = resolve<Parameter>(base, one);
      return { ...rest, schema: schema ?? Object.values(content)[0]?.schema ?? {}, examples: {} };
    });
  const json = (body: Body) => {
    const { content = {} } = resolve<Body>(base, body);
    const type = Object.keys(content).find((name) => /[/+]json\b/.test(name));
    return type === undefined ? undefined : { content: { [type]: content[type] } };
  };
  const operationOf = (operation: Operation) => {
    const { requestBody = {}, responses = {} } = operation;
    const status = Object.keys(responses).find((code) => /^2\d\d$/.test(code)) ?? "204";
    return {
      ...operation,
      tags: tags.map(({ name }) => name),
      security: [],
      parameters: parametersOf(operation),
      requestBody: json(requestBody),
      responses: { [status]: json(responses[status] ?? {}) ?? {} },
    };
  };
  const paths = Object.entries(document.paths ?? {}).map(([path, reference]) => {
    const item = resolve<Item>(base, reference);
    const operations = methods.flatMap((method) => {
      const operation = item[method];
      return operation?.operationId === undefined ? [] : [[method, operationOf(operation)]];
    });
    return [path, { parameters: parametersOf(item), ...Object.fromEntries(operations) }];
  });
  return JSON.parse(JSON.stringify({ ...base, paths: Object.fromEntries(paths) }));
}
