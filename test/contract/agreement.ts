import { createAjv } from "@cc-contract/spec/model/ajv";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { listOperations, requestSchema } from "@cc-contract/spec/model/operations";
import { operations as validators } from "@cc-contract/validators/operations";
import { canBeSent, listRequestCases, type RequestCase } from "../../packages/testing/src/cases.ts";
import { send } from "../../packages/testing/src/send.ts";
import { listWireCases, type WireCase } from "../../packages/testing/src/wire-cases.ts";

/** Whether each judge accepts the request of a case; undefined where it can't be asked. */
export interface Verdicts {
  one: RequestCase;
  prism: boolean | undefined;
  validators: boolean | undefined;
  ajv: boolean | undefined;
}

export type Judge = "prism" | "validators" | "ajv";
export const judges: Judge[] = ["prism", "validators", "ajv"];

/** A case of which a judge is known to say something else than the contract. */
export interface Difference {
  /** The operation and the sentence of the case. */
  case: string;
  /** Who is wrong, why, where it is known, and since which version. */
  judge: Judge;
  reason: string;
  upstream: string;
  since: string;
}

/** Name of a case in a list of differences. */
export function nameOf({ operationId, description }: RequestCase): string {
  return `${operationId}: ${description}`;
}

/** Asks Prism at `mockUrl`, the validators and Ajv about every case of every operation. */
export async function listVerdicts(contract: Contract, mockUrl: string): Promise<Verdicts[]> {
  const found: Verdicts[] = [];
  for (const operation of listOperations(contract)) {
    const guard = guardOf(operation);
    const ajv = compile(contract, operation);
    const ask = async (one: RequestCase | WireCase) =>
      (await send(contract, operation, mockUrl, one.data, "send" in one ? one.send : {})).status === 200;
    for (const one of listRequestCases(contract, operation)) {
      const prism = canBeSent(operation, one.data) ? await ask(one) : undefined;
      found.push({ one, prism, validators: guard(one.data), ajv: ajv(one.data) });
    }
    // What is no part of the document is nothing to a validator.
    for (const one of listWireCases(contract, operation))
      found.push({ one, prism: await ask(one), validators: undefined, ajv: undefined });
  }
  return found;
}

/** Where a judge says something else than the contract does, and nobody knows of it; and what is known and not so any more. */
export function compare(verdicts: Verdicts[], known: Difference[]): { unknown: string[]; outdated: string[] } {
  const differing = verdicts.flatMap((verdict) =>
    judges
      .filter((judge) => verdict[judge] !== undefined && verdict[judge] !== verdict.one.valid)
      .map((judge) => `${judge} ${nameOf(verdict.one)}`),
  );
  const listed = known.map(({ judge, case: name }) => `${judge} ${name}`);
  return {
    unknown: differing.filter((name) => !listed.includes(name)),
    outdated: listed.filter((name) => !differing.includes(name)),
  };
}

function guardOf({ operationId }: Operation): (value: unknown) => boolean {
  const own = validators[operationId as keyof typeof validators];
  return "request" in own ? own.request : own.parameters;
}

/** Ajv as it comes: it knows JSON Schema, and takes the contract's own keywords for annotations. */
export function compile(contract: Contract, operation: Operation) {
  return createAjv(contract, { ownKeywords: false })(requestSchema(operation));
}
