import { type Case, listCases } from "@cc-contract/spec/model/cases";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples, requestSchema } from "@cc-contract/spec/model/operations";

/** A request of an operation: the body, or `{ path, header }` for an operation without one. */
export interface RequestCase extends Case {
  operationId: string;
}

/** Every request constraint of an operation from both sides, made from its sample request. */
export function listRequestCases(contract: Contract, operation: Operation): RequestCase[] {
  const [sample] = Object.values(requestExamples(contract, operation));
  const cases = listCases(contract, requestSchema(operation), sample);
  return cases.map((one) => ({ ...one, operationId: operation.operationId }));
}

/** Parameters that are no texts, or a place without its parameters, exist in a program only and not on the wire. */
export function canBeSent({ requestBody }: Operation, request: unknown): boolean {
  if (requestBody) return true;
  const { path, header, ...rest } = Object(request);
  const texts = [path, header].flatMap((place) => Object.values(Object(place)));
  return Boolean(path && header) && Object.keys(rest).length === 0 && texts.every((text) => typeof text === "string");
}

/** Every case of every operation. */
export function listAllCases(contract: Contract): RequestCase[] {
  return listOperations(contract).flatMap((operation) => listRequestCases(contract, operation));
}
