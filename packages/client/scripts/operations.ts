import {
  type Contract,
  componentName,
  type Operation,
  type Reference,
  resolveSchema,
  type Schema,
} from "@cc-contract/spec/model/contract";
import {
  credentialHeader,
  listOperations,
  media,
  requestParts,
  responseShapes,
  successOf,
} from "@cc-contract/spec/model/operations";
import type { Origin } from "@cc-contract/spec/model/origin";
import { comment, literal, propertyName } from "../../../tools/lib/code.ts";

/** Data of the operations, facts of the contract beyond types, and an interface of the methods of each service. */
export function generateOperations(contract: Contract, { contractVersion, contractHash }: Origin): string {
  const operations = listOperations(contract);
  const services = groupBy(operations, ({ service }) => service.id);
  return `import type { CallOptions } from "../options.ts";
import * as tables from "./codes.gen.ts";
import type { components, operations as types } from "./types.gen.ts";

/** Version of the contract that this client is made from. */
export const contractVersion = ${literal(contractVersion)};

/** SHA-256 of the openapi.json of that contract, in hex. */
export const contractHash = ${literal(contractHash)};

${services.map(([id, own]) => `export const ${id}Service = ${serviceData(contract, own)} as const;\n`).join("\n")}
/** What requests and responses of each service have in common. */
export const services = { ${services.map(([id]) => `${id}: ${id}Service`).join(", ")} } as const;

/** Headers that carry credentials. */
export const credentialHeaders = ${literal(
    services.map(([, [own]]) => own && credentialHeader(contract, own)),
    0,
  )} as const;

/** Where each operation is, and what its method needs. */
export const operations = {
${operations.map((operation) => `  ${propertyName(operation.operationId)}: ${literal(operationData(contract, operation), 0)},`).join("\n")}
} as const;

/** Maximum number of records per page, by request. */
export const pageLimits = ${literal(pageLimits(contract), 0)} as const;

/** Time spans that can be requested, in minutes. */
export const timeSpans = ${literal(pick(contract, "x-time-span"), 0)} as const;

/** Response values that are not a number or a time but have a special meaning. */
export const sentinels = ${literal(sentinelsOf(contract), 0)} as const;

type Schemas = components["schemas"];
${services.map(([id, own]) => paths(id, own) + methods(contract, id, own)).join("")}`;
}

function serviceData(contract: Contract, operations: Operation[]): string {
  const [operation] = operations as [Operation];
  const { code, message, data, contentType } = operation.service;
  const table = codeTable(contract, operations);
  const unauthenticated = contract["x-codes"][table ?? ""]?.codes
    .filter((entry) => entry.unauthenticated)
    .map((entry) => entry.code);
  const authorization = credentialHeader(contract, operation);
  const [scheme = ""] = Object.keys(operation.security[0] ?? {});
  const { headers, prefix } = contract.components.securitySchemes[scheme]?.["x-renewal"] ?? {};
  const own = {
    ...{ id: operation.service.id, contentType, authorization, code, message, data },
    success: successCode(contract, operations),
    unauthenticated: unauthenticated ?? [],
    ...(headers && { renewal: { headers, prefix } }),
  };
  const fields = Object.entries(own).map(([name, value]) => `  ${name}: ${literal(value, 0)},\n`);
  const codes = table ? `tables[${literal(table)}]` : "{ describe: () => undefined }";
  return `{\n${fields.join("")}  codes: ${codes},\n}`;
}

/** The success code; none if no operation of the service responds with a body. */
function successCode(contract: Contract, operations: Operation[]): unknown {
  for (const operation of operations) {
    const code = propertyOf(contract, responseShapes(contract, operation)?.success, operation.service.code);
    if (code?.const !== undefined) return code.const;
  }
  return null;
}

/** Name of the table that lists the codes of a service's failures. */
function codeTable(contract: Contract, operations: Operation[]): string | undefined {
  for (const operation of operations) {
    const code = propertyOf(contract, responseShapes(contract, operation)?.failure, operation.service.code);
    if (typeof code?.["x-codes"] === "string") return code["x-codes"];
  }
  return undefined;
}

function operationData(contract: Contract, operation: Operation) {
  const { operationId, service, method, path, idempotent } = operation;
  if (operationId === "raw") throw new Error("raw: every client has a member of this name. Give the operation another");
  const parts = requestParts(operation);
  const optional = parts.filter((part) => !isRequired(operation, part));
  const data = dataType(contract, operation);
  return {
    ...{ service: service.id, method: method.toUpperCase(), path, parts },
    ...(optional.length > 0 && { optional }),
    ...{ idempotent, status: successOf(operation).status },
    ...(data && { dataType: data }),
  };
}

function isRequired({ requestBody, parameters }: Operation, part: string): boolean {
  if (part === "body") return requestBody?.required === true;
  return parameters.some(({ in: own, required }) => own === part && required);
}

/** Type of the data of a success in JSON, or any. */
function dataType(contract: Contract, operation: Operation): string | undefined {
  const shapes = responseShapes(contract, operation);
  if (!shapes) return undefined;
  const { type } = propertyOf(contract, shapes.success, operation.service.data) ?? {};
  if (type === "integer") return "number";
  return typeof type === "string" ? type : "any";
}

function propertyOf(contract: Contract, shape: Reference | undefined, name: string): Schema | undefined {
  const property = shape && resolveSchema(contract, { ...shape }).properties?.[name];
  return property ? resolveSchema(contract, property) : undefined;
}

/** Maximum of the page size of which the offset must be a multiple. */
function pageLimits(contract: Contract): Record<string, unknown> {
  const found = listOperations(contract).flatMap(({ requestBody }) => {
    if (!requestBody) return [];
    const { schema } = media(requestBody);
    const { properties = {} } = resolveSchema(contract, { ...schema });
    return Object.values(properties).flatMap((part) => {
      const own = part ? resolveSchema(contract, part) : {};
      const name = (own["x-multiple-of"] as { factor: string } | undefined)?.factor;
      const factor = name && own.properties?.[name];
      return factor ? [[componentName(schema), resolveSchema(contract, factor).maximum]] : [];
    });
  });
  return Object.fromEntries(found);
}

/** The argument of a keyword, by schema. */
function pick({ components }: Contract, keyword: string): Record<string, unknown> {
  const found = Object.entries(components.schemas).filter(([, schema]) => keyword in schema);
  return Object.fromEntries(found.map(([name, schema]) => [name, schema[keyword]]));
}

/** Special values by schema and property; a list if a property has several. */
function sentinelsOf({ components }: Contract): Record<string, Record<string, unknown>> {
  const found = Object.entries(components.schemas).map(([name, { properties = {} }]) => {
    const own = Object.entries(properties).flatMap(([property, schema]) => {
      const values = ((schema ? schema["x-sentinels"] : undefined) ?? []) as { value: unknown }[];
      if (values.length === 0) return [];
      return [[property, values.length === 1 ? values[0]?.value : values.map(({ value }) => value)]];
    });
    return [name, Object.fromEntries(own)] as const;
  });
  return Object.fromEntries(found.filter(([, own]) => Object.keys(own).length > 0));
}

function paths(service: string, operations: Operation[]): string {
  const byPath = groupBy(operations, ({ path }) => path).map(([path, own]) => {
    const methods = own.map(({ method, operationId }) => `${method}: types[${literal(operationId)}]`);
    return `  ${propertyName(path)}: { ${methods.join("; ")} };`;
  });
  return `
/** Paths of the service, which type the raw client. */
export interface ${capital(service)}Paths {
${byPath.join("\n")}
}
`;
}

function methods(contract: Contract, service: string, operations: Operation[]): string {
  return `
${comment([`Methods of the service ${operations[0]?.tags[0]}.`])}
export interface ${capital(service)}Operations {
${operations.map((operation) => method(contract, operation)).join("\n")}
}
`;
}

function method(contract: Contract, operation: Operation): string {
  const { operationId, summary, description, service } = operation;
  const request = requestType(contract, operation);
  const success = responseShapes(contract, operation)?.success;
  const result = success ? `Schemas[${literal(componentName(success))}][${literal(service.data)}]` : "undefined";
  const lines = [
    `${summary}.`,
    "",
    description,
    "",
    "@throws {CallError} if the call fails",
    `@see ${operation["x-source"]}`,
  ];
  return `${comment(lines, "  ")}
  ${propertyName(operationId)}(${request && `request: ${request}, `}options?: CallOptions): Promise<${result}>;`;
}

/** Type of a method's argument: the only part of its request, or an object of several. */
function requestType(contract: Contract, operation: Operation): string {
  const parts = requestParts(operation);
  const { optional = [] } = operationData(contract, operation);
  const parameters = `types[${literal(operation.operationId)}]["parameters"]`;
  const body = operation.requestBody && `Schemas[${literal(componentName(media(operation.requestBody).schema))}]`;
  const [part, ...more] = parts;
  if (!part) return "";
  if (more.length === 0) {
    const own = part === "body" ? `${body}` : `${parameters}[${literal(part)}]`;
    return optional.includes(part) ? `NonNullable<${own}>` : own;
  }
  const picked = parts.filter((one) => one !== "body").map((one) => literal(one));
  const rest = body ? ` & { body${optional.includes("body") ? "?" : ""}: ${body} }` : "";
  return `Pick<${parameters}, ${picked.join(" | ")}>${rest}`;
}

function groupBy(operations: Operation[], keyOf: (operation: Operation) => string): [string, Operation[]][] {
  const groups = new Map<string, Operation[]>(operations.map((operation) => [keyOf(operation), []]));
  for (const operation of operations) groups.get(keyOf(operation))?.push(operation);
  return [...groups];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
