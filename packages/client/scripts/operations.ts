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
  parametersSchema,
  requestParts,
  requestSchema,
  responseShapes,
  successOf,
} from "@cc-contract/spec/model/operations";
import type { Origin } from "@cc-contract/spec/model/origin";
import { comment, literal, propertyName } from "../../../tools/lib/code.ts";
import { sentinelsOf, spansOf } from "./keywords.ts";

/** Data of the operations, what the contract says beyond types, and for each service the interface of its methods. */
export function generateOperations(contract: Contract, { contractVersion, contractHash }: Origin): string {
  const operations = listOperations(contract);
  const ids = [...new Set(operations.map(({ service }) => service.id))];
  const services = ids.map((id) => [id, operations.filter(({ service }) => service.id === id)] as const);
  return `import type { CallOptions } from "../options.ts";
import * as _codes from "./codes.gen.ts";
import type { components, operations as types } from "./types.gen.ts";

/** Version of the contract that this client is made from. */
export const contractVersion = ${literal(contractVersion)};

/** SHA-256 of the openapi.json of that contract, in hex. */
export const contractHash = ${literal(contractHash)};

/** How each service is spoken to. */
export const services = {
${services.map(([id, own]) => `  ${propertyName(id)}: ${serviceData(contract, own)},`).join("\n")}
} as const;

/** Where each operation is found, what it takes and what it returns. */
export const operations = ${literal(Object.fromEntries(operations.map((one) => [one.operationId, operationData(contract, one)])))} as const;

/** Most records that a page may hold. */
export const pageLimit = ${literal(pageLimit(contract, operations))};

/** Spans of time that a request may cover, in minutes. */
export const timeSpans = ${literal(spansOf(contract))} as const;

/** Values of responses that stand for something else than a number or a time. */
export const sentinels = ${literal(sentinelsOf(contract))} as const;

type Schemas = components["schemas"];
${services.map(([id, own]) => serviceTypes(contract, id, own)).join("")}`;
}

function serviceData(contract: Contract, operations: Operation[]): string {
  const [first] = operations;
  const shapes = operations.map((operation) => responseShapes(contract, operation)).find((one) => one !== undefined);
  if (!first || !shapes)
    throw new Error(`${first?.service.id}: no operation of the service has a response with a body`);
  const { code, message, data, contentType } = first.service;
  const property = (shape: Reference) =>
    resolveSchema(contract, resolveSchema(contract, shape).properties?.[code] || {});
  const success = property(shapes.success).const;
  const name = property(shapes.failure)["x-codes"];
  const table = contract.components["x-codes"][String(name)];
  if (success === undefined || !table)
    throw new Error(`${first.service.id}: the success has no const ${code}, or the failure names no x-codes`);
  const unauthenticated = table.codes.filter((entry) => entry.unauthenticated).map((entry) => entry.code);
  const [scheme = ""] = Object.keys(first.security[0] ?? {});
  const { headers, prefix } = contract.components.securitySchemes[scheme]?.["x-renewal"] ?? {};
  const renewal = headers && { headers, prefix };
  const authorization = credentialHeader(contract, first);
  const own = { contentType, authorization, code, success, message, data, unauthenticated, renewal };
  return `{ ${literal(own, 0).slice(1, -1)}, codes: _codes.${name} }`;
}

function operationData(contract: Contract, operation: Operation) {
  const { service, method, path, idempotent } = operation;
  const { status } = successOf(operation);
  const required = requiredParts(operation);
  const parts = Object.fromEntries(requestParts(contract, operation).map((part) => [part, required.includes(part)]));
  return {
    ...{ service: service.id, method: method.toUpperCase(), path, status },
    ...dataType(contract, operation),
    ...{ idempotent, parts },
  };
}

/** JSON type of the data of a success, if it has one. */
function dataType(contract: Contract, operation: Operation): { dataType?: string } {
  const data = dataSchema(contract, operation);
  if (!data) return {};
  const { type } = resolveSchema(contract, data);
  if (typeof type !== "string") throw new Error(`${operation.operationId}: the data of a success needs one \`type\``);
  return { dataType: type === "integer" ? "number" : type };
}

function dataSchema(contract: Contract, operation: Operation): Schema | false | undefined {
  const shapes = responseShapes(contract, operation);
  return shapes && resolveSchema(contract, shapes.success).properties?.[operation.service.data];
}

function requiredParts(operation: Operation): string[] {
  const { requestBody } = operation;
  return [
    ...((parametersSchema(operation)?.required as string[] | undefined) ?? []),
    ...(requestBody?.required ? ["body"] : []),
  ];
}

/** Maximum of what the offset of a page has to be a multiple of. */
function pageLimit(contract: Contract, operations: Operation[]): unknown {
  const bodies = operations
    .filter(({ requestBody }) => requestBody)
    .map((one) => resolveSchema(contract, requestSchema(one)));
  const parts = bodies.flatMap(({ properties = {} }) => Object.values(properties)).filter((part) => part !== false);
  const paged = parts.find((part) => "x-multiple-of" in resolveSchema(contract, part));
  if (!paged) throw new Error("no request of the contract has pages");
  const { properties = {}, "x-multiple-of": rule } = resolveSchema(contract, paged);
  return resolveSchema(contract, properties[(rule as { factor: string }).factor] || {}).maximum;
}

function serviceTypes(contract: Contract, id: string, operations: Operation[]): string {
  const name = id.charAt(0).toUpperCase() + id.slice(1);
  const paths = [...new Set(operations.map(({ path }) => path))];
  return `
/** Paths of the service, by which the low-level client is typed. */
export type ${name}Paths = ${paths.map((path) => literal(path)).join(" | ")};

${comment([`Methods of the service ${operations[0]?.tags[0]}.`])}
export interface ${name}Operations {
${operations.map((operation) => method(contract, operation)).join("\n")}
}
`;
}

function method(contract: Contract, operation: Operation): string {
  const { operationId, summary, service } = operation;
  const shapes = responseShapes(contract, operation);
  const data = dataSchema(contract, operation);
  const result =
    shapes && data ? `Schemas[${literal(componentName(shapes.success))}][${literal(service.data)}]` : "void";
  const lines = [`${summary}.`, "", "@throws {CallError} where the call fails", `@see ${operation["x-source"]}`];
  return `${comment(lines, "  ")}
  ${propertyName(operationId)}(${requestArgument(contract, operation)}options?: CallOptions): Promise<${result}>;`;
}

/** The one part of a request, or an object of all its parts. */
function requestArgument(contract: Contract, operation: Operation): string {
  const parts = requestParts(contract, operation);
  const required = requiredParts(operation);
  const [only, ...others] = parts;
  if (!only) return "";
  const mark = parts.some((part) => required.includes(part)) ? "" : "?";
  if (others.length === 0) return `request${mark}: ${partType(contract, operation, only)}, `;
  const fields = parts.map(
    (part) => `${part}${required.includes(part) ? "" : "?"}: ${partType(contract, operation, part)}`,
  );
  return `request${mark}: { ${fields.join("; ")} }, `;
}

function partType(contract: Contract, operation: Operation, part: string): string {
  if (part === "body") return `Schemas[${literal(componentName(media(operation.requestBody).schema))}]`;
  const type = `NonNullable<types[${literal(operation.operationId)}]["parameters"]["${part}"]>`;
  return part === "header" ? `Omit<${type}, ${literal(credentialHeader(contract, operation))}>` : type;
}
