import { type Contract, type Operation, readContract } from "@cc-contract/spec/model/contract";
import { editionsOf, withEdition } from "@cc-contract/spec/model/editions";
import type { Validator } from "@cc-contract/validators";
import { operations } from "@cc-contract/validators/operations";
import { UsageError } from "./port.ts";

type OperationValidators = Partial<Record<"request" | "parameters" | "response", Validator<unknown>>>;

/** Those of the given pages, and of each later edition that has been read. */
const editions = new Map<string | undefined, Record<string, OperationValidators>>([[undefined, operations]]);

/** Later editions of the contract that have been read: it takes long to make them. */
const contracts = new Map<string, Contract>();

/**
 * The contract, as it is or as a later edition of the vendor's pages has it.
 *
 * @throws {UsageError} where the contract has no such edition
 */
export async function readEdition(edition: string | undefined): Promise<Contract> {
  if (edition === undefined) return readContract();
  const made = contracts.get(edition);
  if (made) return made;
  const contract = await readContract();
  const known = editionsOf(contract);
  if (!known.includes(edition))
    throw new UsageError(`--edition takes ${known.join(" or ")}, not ${JSON.stringify(edition)}`);
  editions.set(edition, (await import(`@cc-contract/validators/editions/${edition}/operations`)).operations);
  const later = withEdition(contract, edition);
  contracts.set(edition, later);
  return later;
}

/** Validators of an operation, as far as it has a body, parameters and a response with a body. */
export function validatorsOf({ info }: Contract, operationId: string): OperationValidators {
  return editions.get(info["x-edition"])?.[operationId] ?? {};
}

/** Header of the simulator's responses to operations that it doesn't simulate; its value is `false`. */
export const simulatedHeader = "X-Simulated";

/** Whether an operation changes nothing, as far as its method and the contract say. */
export function onlyReads({ method, idempotent }: Operation): boolean {
  return method === "get" || (method === "post" && idempotent);
}
