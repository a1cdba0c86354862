import { type Contract, type Operation, readContract } from "@cc-contract/spec/model/contract";
import { editionsOf, withEdition } from "@cc-contract/spec/model/editions";
import type { Validator } from "@cc-contract/validators";
import { operations } from "@cc-contract/validators/operations";
import { UsageError } from "./port.ts";

type OperationValidators = Partial<Record<"request" | "parameters" | "response", Validator<unknown>>>;

/** Operations of the base edition and of each later edition in use. */
const editions = new Map<string | undefined, Record<string, OperationValidators>>([[undefined, operations]]);

/** Cache of later editions of the contract, which take long to create. */
const contracts = new Map<string, Contract>();

/**
 * The contract, or its version for a later edition of the vendor's pages.
 *
 * @throws {UsageError} if the contract has no such edition
 */
export async function readEdition(edition: string | undefined): Promise<Contract> {
  if (edition === undefined) return readContract();
  const made = contracts.get(edition);
  if (made) return made;
  const contract = await readContract();
  const known = editionsOf(contract);
  if (!known.includes(edition))
    throw new UsageError(`--edition expects ${known.join(" or ")}, not ${JSON.stringify(edition)}`);
  editions.set(edition, (await import(`@cc-contract/validators/editions/${edition}/operations`)).operations);
  const later = withEdition(contract, edition);
  contracts.set(edition, later);
  return later;
}

/** Validators of an operation, for its body, its parameters and its response body, if any. */
export function validatorsOf({ info }: Contract, operationId: string): OperationValidators {
  return editions.get(info["x-edition"])?.[operationId] ?? {};
}

/** Header of responses to operations that the simulator doesn't simulate; its value is `false`. */
export const simulatedHeader = "X-Simulated";

/** Whether an operation is read-only, according to its method and the contract. */
export function onlyReads({ method, idempotent }: Operation): boolean {
  return method === "get" || (method === "post" && idempotent);
}
