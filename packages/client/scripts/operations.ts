import { type Contract, componentName, type Operation, resolve, type Schema } from "@cc-contract/spec/model/contract";
import { listOperations, media } from "@cc-contract/spec/model/operations";
import type { Origin } from "@cc-contract/spec/model/origin";

/** Data of the operations, what the contract says beyond types, and for each service the interface of its methods. */
export function generateOperations(contract: Contract, { contractVersion, contractHash }: Origin): string {
  const operations = listOperations(contract);
  const services = [...new Map(operations.map((operation) => [operation.service.id, operation])).values()];
  const ids = services.map(({ service }) => service.id);
  const tables = services.map((operation) => codeTable(contract, operation));
  return `import type { CallOptions } from "../options.ts";
import { ${[...new Set(tables)].sort().join(", ")} } from "./codes.gen.ts";
import type { components, operations as types } from "./types.gen.ts";

/** Version of the contract that this client is made from. */
export const contractVersion = ${JSON.stringify(contractVersion)};

/** SHA-256 of the openapi.json of that contract, in hex. */
export const contractHash = ${JSON.stringify(contractHash)};

/** How each service is spoken to. */
export const services = {
${services.map((operation) => `  ${operation.service.id}: { ${serviceData(contract, operation)}, codes: ${codeTable(contract, operation)} },`).join("\n")}
} as const;

/** Where each operation is found. */
export const operations = ${literal(Object.fromEntries(operations.map((operation) => [operation.operationId, operationData(contract, operation)])))} as const;

${ids.map((id) => paths(operations, id)).join("\n")}

/** Most records that a page may hold. */
export const pageLimit = ${pageLimit(contract)};

/** Spans of time that a request may ask for, in minutes. */
export const timeSpans = ${literal(pick(contract, "x-time-span"))} as const;

/** Values of answers that stand for something else than a number or a time. */
export const sentinels = ${literal(sentinelsOf(contract))} as const;

type Schemas = components["schemas"];
${ids.map((id) => methodsInterface(contract, operations, id)).join("")}`;
}

function serviceData(contract: Contract, operation: Operation): string {
  const [scheme] = Object.keys(operation.security[0] ?? {});
  const { code, message, data, contentType } = operation.service;
  const property = successSchema(contract, operation).properties?.[code];
  const success = property && resolve(contract, property).const;
  const security = contract.components.securitySchemes[scheme ?? ""];
  if (!security || success === undefined) {
    throw new Error(`${operation.operationId}: the success answer has no const ${code}, or the operation no security`);
  }
  const table = contract.components["x-codes"][codeTable(contract, operation)];
  const unauthenticated = table?.codes.filter((entry) => entry.unauthenticated).map((entry) => entry.code);
  const { headers, prefix } = security["x-renewal"] ?? {};
  const renewal = headers && { headers, prefix };
  const own = { contentType, authorization: security.name, code, success, message, data, unauthenticated, renewal };
  return JSON.stringify(own).slice(1, -1);
}

/** Name of the table that lists the codes of a service's failures. */
function codeTable(contract: Contract, operation: Operation): string {
  const { code } = operation.service;
  const [, failure] = shapesOf(contract, operation);
  const property = failure && resolve<Schema>(contract, failure).properties?.[code];
  const name = property ? property["x-codes"] : undefined;
  if (typeof name !== "string")
    throw new Error(`${operation.operationId}: the ${code} of its failure names no x-codes`);
  return name;
}

function operationData(contract: Contract, operation: Operation) {
  const { service, method, path } = operation;
  const data = successSchema(contract, operation).properties?.[service.data];
  const { type } = data ? resolve<Schema>(contract, data) : {};
  if (type !== "array" && type !== "object")
    throw new Error(`${operation.operationId}: the data of a success is neither an array nor an object`);
  return { service: service.id, method: method.toUpperCase(), path, dataType: type };
}

function paths(operations: Operation[], service: string): string {
  const own = operations.filter((operation) => operation.service.id === service).map(({ path }) => path);
  return `/** Paths of the service, by which the raw client is typed. */
export type ${capital(service)}Paths = ${own.map((path) => JSON.stringify(path)).join(" | ")};
`;
}

/** Maximum of what the offset of a page has to be a multiple of. */
function pageLimit(contract: Contract): unknown {
  for (const operation of listOperations(contract)) {
    const { properties = {} } = requestBody(contract, operation);
    for (const part of Object.values(properties)) {
      const factor = part && (part["x-multiple-of"] as { factor: string } | undefined)?.factor;
      const property = factor && part.properties?.[factor];
      if (property) return resolve<Schema>(contract, property).maximum;
    }
  }
  throw new Error("no request of the contract has pages");
}

function requestBody(contract: Contract, { requestBody }: Operation): Schema {
  return requestBody ? resolve<Schema>(contract, media(requestBody).schema) : {};
}

/** The argument of a keyword by the schema that has it. */
function pick({ components }: Contract, keyword: string): Record<string, unknown> {
  const found = Object.entries(components.schemas).filter(([, schema]) => keyword in schema);
  return Object.fromEntries(found.map(([name, schema]) => [name, schema[keyword]]));
}

/** Special values by schema and property. */
function sentinelsOf({ components }: Contract): Record<string, Record<string, unknown>> {
  const found = Object.entries(components.schemas).map(([name, { properties = {} }]) => {
    const own = Object.entries(properties).flatMap(([property, schema]) => {
      const [first, ...others] = ((schema ? schema["x-sentinels"] : undefined) ?? []) as { value: unknown }[];
      if (others.length > 0) throw new Error(`${name}.${property}: one special value is known, not several`);
      return first ? [[property, first.value]] : [];
    });
    return [name, Object.fromEntries(own)] as const;
  });
  return Object.fromEntries(found.filter(([, own]) => Object.keys(own).length > 0));
}

function methodsInterface(contract: Contract, operations: Operation[], service: string): string {
  const methods = operations.filter((operation) => operation.service.id === service);
  return `
/** Methods of the service ${methods[0]?.tags[0]}. */
export interface ${capital(service)}Operations {
${methods.map((operation) => method(contract, operation)).join("\n")}
}
`;
}

function method(contract: Contract, operation: Operation): string {
  const { operationId, summary, requestBody, service } = operation;
  const request = requestBody
    ? `Schemas["${componentName(media(requestBody).schema)}"]`
    : `types["${operationId}"]["parameters"]["path"]`;
  return `  /**
   * ${summary}.
   *
   * @throws {CallError} where the call fails
   * @see ${operation["x-source"]}
   */
  ${operationId}(request: ${request}, options?: CallOptions): Promise<Schemas["${successName(contract, operation)}"]["${service.data}"]>;`;
}

/** The two shapes of an answer: the success, which the other one excludes, stands first in the union. */
function shapesOf(contract: Contract, { responses }: Operation): { $ref: string }[] {
  const { oneOf: shapes } = resolve(contract, media(responses["200"]).schema) as { oneOf?: { $ref: string }[] };
  if (shapes?.length !== 2) throw new Error("an answer is not a union of success and failure");
  return shapes;
}

function successName(contract: Contract, operation: Operation): string {
  return componentName(shapesOf(contract, operation)[0] as { $ref: string });
}

function successSchema(contract: Contract, operation: Operation) {
  return contract.components.schemas[successName(contract, operation)] ?? {};
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function literal(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
