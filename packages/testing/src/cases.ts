import { type Case, listCases } from "@cc-contract/spec/model/cases";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples, requestSchema } from "@cc-contract/spec/model/operations";
import { canBeSent } from "./wire.ts";

/** A request of an operation, in the form of the contract's `requestSchema`. */
export interface RequestCase extends Case {
  operationId: string;
}

/** Every request constraint of an operation from both sides, derived from its sample request. */
export function listRequestCases(contract: Contract, operation: Operation): RequestCase[] {
  const [sample] = Object.values(requestExamples(contract, operation));
  const cases = listCases(contract, requestSchema(operation), sample);
  return cases.map((one) => ({ ...one, operationId: operation.operationId }));
}

/** Cases that change on the wire are omitted. */
export function listSendableCases(contract: Contract, operation: Operation): RequestCase[] {
  return listRequestCases(contract, operation).filter(({ data }) => canBeSent(contract, operation, data));
}

/** Every case of every operation. */
export function listAllCases(contract: Contract): RequestCase[] {
  return listOperations(contract).flatMap((operation) => listRequestCases(contract, operation));
}
