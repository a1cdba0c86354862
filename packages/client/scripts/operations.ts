import {
  type Contract,
  componentName,
  listOperations,
  media,
  type Operation,
  resolve,
} from "@cc-contract/spec/contract";

/** Data of the operations, and for each service the interface of its methods. */
export function generateOperations(contract: Contract): string {
  const operations = listOperations(contract);
  const services = [...new Map(operations.map((operation) => [operation.service.id, operation])).values()];
  return `import type { components, operations as types } from "./types.gen.ts";

/** How each service is spoken to. */
export const services = ${literal(Object.fromEntries(services.map((operation) => [operation.service.id, serviceData(contract, operation)])))} as const;

/** Where each operation is found. */
export const operations = ${literal(Object.fromEntries(operations.map((operation) => [operation.operationId, operationData(operation)])))} as const;

type Schemas = components["schemas"];
${services.map(({ service }) => methodsInterface(contract, operations, service.id)).join("")}`;
}

function serviceData(contract: Contract, operation: Operation) {
  const [scheme] = Object.keys(operation.security[0] ?? {});
  const { code, message, data, contentType } = operation.service;
  const property = successSchema(contract, operation).properties?.[code];
  const success = property && resolve(contract, property).const;
  if (!scheme || success === undefined) {
    throw new Error(`${operation.operationId}: the success answer has no const ${code}, or the operation no security`);
  }
  return {
    contentType,
    authorization: contract.components.securitySchemes[scheme]?.name,
    code,
    success,
    message,
    data,
  };
}

function operationData({ service, method, path }: Operation) {
  return { service: service.id, method: method.toUpperCase(), path };
}

function methodsInterface(contract: Contract, operations: Operation[], service: string): string {
  const methods = operations.filter((operation) => operation.service.id === service);
  return `
/** Methods of the service ${methods[0]?.tags[0]}. */
export interface ${service[0]?.toUpperCase()}${service.slice(1)}Operations {
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
   * @throws {ServiceError} where the service answers with a failure code
   * @see ${operation["x-source"]}
   */
  ${operationId}(request: ${request}): Promise<Schemas["${successName(contract, operation)}"]["${service.data}"]>;`;
}

/** Name of the schema of a successful answer: the one that the failure excludes stands first in the union. */
function successName(contract: Contract, { responses }: Operation): string {
  const { oneOf: shapes } = resolve(contract, media(responses["200"]).schema) as { oneOf?: { $ref: string }[] };
  if (!shapes?.[0]) throw new Error("an answer is not a union of success and failure");
  return componentName(shapes[0]);
}

function successSchema(contract: Contract, operation: Operation) {
  return contract.components.schemas[successName(contract, operation)] ?? {};
}

function literal(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
