import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { credentialHeader, requestExamples, successOf } from "@cc-contract/spec/model/operations";
import { listSendableCases, type RequestCase } from "../cases.ts";
import { idFields } from "../fields.ts";
import type { SendOptions } from "../send.ts";
import { valueAt } from "../value-at.ts";
import { listWireCases } from "../wire-cases.ts";
import { type InvalidSignature, invalidSignatures } from "./invalid-signatures.ts";
import type { Draft } from "./message.ts";
import { operationPlace, type Place, requestPlace } from "./place.ts";
import type { Expectation } from "./types.ts";

/** A request, and what a server has to do with it. */
export interface Step extends Draft {
  description: string;
  expectation: Expectation;
  /** Whether it may do something else, which makes a note of what would be a violation. */
  open?: boolean;
  /** The constraint that the request satisfies or breaks. */
  place: Place;
  /** Whether its credentials are wrong: too many of these, and a service may lock the address that they come from. */
  forgery?: boolean;
}

/** Keywords of what a server may overlook: it drops unknown keys, and the type of a body is up to it. */
const ignorable = ["additionalProperties", "mediaType"];

/** Every request that an operation is tried with. The first is the plain one, without which the others tell nothing. */
export function listSteps(contract: Contract, operation: Operation): [Step, ...Step[]] {
  const sample = plainRequest(contract, operation);
  const ids = idFields(contract, operation);
  const plain: Step = {
    description: "plain request",
    expectation: "success",
    place: operationPlace(contract, operation, "responses", String(successOf(operation).status)),
    data: sample,
  };
  const steps = listSentCases(contract, operation).map((one): Step => {
    const isForOthers = ids.some(({ path }) => valueAt(one.data, path) !== valueAt(sample, path));
    const accepted: Expectation = isForOthers ? "response" : "success";
    return {
      description: one.description,
      expectation: one.valid ? accepted : "refusal",
      open: ignorable.includes(one.keyword),
      forgery: one.keyword === "security" && !one.valid,
      place: one.send
        ? messagePlace(contract, operation, one.keyword)
        : requestPlace(contract, operation, one.path, one.keyword, one.data),
      data: one.data,
      ...(one.send && { send: one.send }),
    };
  });
  const rest = [...steps, ...listInvalidCredentials(contract, operation, sample)];
  return distinct([plain, ...rest]);
}

/** The cases of an operation that are put to a server. */
export function listSentCases(contract: Contract, operation: Operation): (RequestCase & { send?: SendOptions })[] {
  return [...listSendableCases(contract, operation), ...listWireCases(contract, operation)];
}

/** The plain request once more, after all others: without it, refusals could be those of a session that has ended. */
export function lastStep(first: Step): Step {
  return { ...first, description: "plain request after all others" };
}

/** The request that the cases are made from. */
export function plainRequest(contract: Contract, operation: Operation): unknown {
  return Object.values(requestExamples(contract, operation))[0];
}

/** Credentials that look right and are not. */
function listInvalidCredentials(contract: Contract, operation: Operation, data: unknown): Step[] {
  const header = credentialHeader(contract, operation);
  const step = (what: string, invalid: Draft["invalid"] & string, open = false): Step => ({
    description: `message with ${header} ${what}`,
    expectation: "refusal",
    open,
    place: operationPlace(contract, operation, "security"),
    data,
    invalid,
    forgery: true,
  });
  if (!operation.signed) return [step("of no session", "otherGuid")];
  return Object.entries(invalidSignatures).map(([name, kind]) =>
    step(kind.what, name as InvalidSignature, "open" in kind),
  );
}

function messagePlace(contract: Contract, operation: Operation, keyword: string): Place {
  return operationPlace(contract, operation, keyword === "security" ? "security" : "requestBody");
}

/** Several constraints have the same request at their boundary; it is sent once. */
function distinct(steps: [Step, ...Step[]]): [Step, ...Step[]] {
  const seen = new Set<string>();
  return steps.filter(({ data, send, invalid }) => {
    const key = JSON.stringify([data, send?.text, Object.entries(send?.headers ?? {}), invalid]);
    return !seen.has(key) && seen.add(key);
  }) as [Step, ...Step[]];
}
