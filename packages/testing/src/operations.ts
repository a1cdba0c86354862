import type { Operation } from "@cc-contract/spec/model/contract";
import type { Validator } from "@cc-contract/validators";
import { operations } from "@cc-contract/validators/operations";

/** Validators of an operation, as far as it has a body, parameters and a response with a body. */
export function validatorsOf(
  operationId: string,
): Partial<Record<"request" | "parameters" | "response", Validator<unknown>>> {
  return (operations as Record<string, object>)[operationId] ?? {};
}

/** Header of the simulator's responses to operations that it doesn't simulate; its value is `false`. */
export const simulatedHeader = "X-Simulated";

/** Whether an operation changes nothing, as far as its method and the contract say. */
export function onlyReads({ method, idempotent }: Operation): boolean {
  return method === "get" || (method === "post" && idempotent);
}
