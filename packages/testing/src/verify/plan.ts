import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { requestExamples } from "@cc-contract/spec/model/operations";
import { canBeSent, listRequestCases, type RequestCase } from "../cases.ts";
import { credentialHeader, type SendOptions } from "../send.ts";
import { valueAt } from "../value-at.ts";
import { listWireCases } from "../wire-cases.ts";
import { type Forgery, forgeries } from "./forgeries.ts";
import { idFields } from "./ids.ts";
import type { Draft } from "./message.ts";
import { operationPlace, type Place, requestPlace } from "./place.ts";
import type { Expectation } from "./types.ts";

/** A request, and what a server has to do with it. */
export interface Step extends Draft {
  description: string;
  expectation: Expectation;
  /** Whether it may do otherwise, which makes a note of what else were a violation. */
  open?: boolean;
  /** The constraint that the request keeps or breaks. */
  place: Place;
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
    place: operationPlace(operation, "responses", "200"),
    data: sample,
  };
  const steps = listSentCases(contract, operation).map((one): Step => {
    const asksForOthers = ids.some(({ path }) => valueAt(one.data, path) !== valueAt(sample, path));
    const accepted: Expectation = asksForOthers ? "answer" : "success";
    return {
      description: one.description,
      expectation: one.valid ? accepted : "refusal",
      open: ignorable.includes(one.keyword),
      place: one.send
        ? messagePlace(operation, one.keyword)
        : requestPlace(contract, operation, one.path, one.keyword, one.data),
      data: one.data,
      ...(one.send && { send: one.send }),
    };
  });
  const rest = [...steps, ...listForgeries(contract, operation, sample)];
  return distinct([plain, ...rest]);
}

/** The cases of an operation that are put to a server: what can't be written on the wire is left to programs. */
export function listSentCases(contract: Contract, operation: Operation): (RequestCase & { send?: SendOptions })[] {
  const fromSchema = listRequestCases(contract, operation).filter(({ data }) => canBeSent(operation, data));
  return [...fromSchema, ...listWireCases(contract, operation)];
}

/** The plain request once more, after all others: without it, refusals could be those of a session that is over. */
export function lastStep(first: Step): Step {
  return { ...first, description: "plain request after all others" };
}

/** The request that the cases are made from. */
export function plainRequest(contract: Contract, operation: Operation): unknown {
  return Object.values(requestExamples(contract, operation))[0];
}

/** Credentials that look right and are not. */
function listForgeries(contract: Contract, operation: Operation, data: unknown): Step[] {
  const header = credentialHeader(contract, operation);
  const step = (what: string, forgery: Draft["forgery"] & string, open = false): Step => ({
    description: `message with ${header} ${what}`,
    expectation: "refusal",
    open,
    place: operationPlace(operation, "security"),
    data,
    forgery,
  });
  if (!operation.requestBody) return [step("of no session", "otherGuid")];
  return Object.entries(forgeries).map(([name, kind]) => step(kind.what, name as Forgery, "open" in kind));
}

function messagePlace(operation: Operation, keyword: string): Place {
  return operationPlace(operation, keyword === "security" ? "security" : "requestBody");
}

/** Several constraints have the same request at their edge; it is sent once. */
function distinct(steps: [Step, ...Step[]]): [Step, ...Step[]] {
  const seen = new Set<string>();
  return steps.filter(({ data, send, forgery }) => {
    const key = JSON.stringify([data, send?.text, Object.entries(send?.headers ?? {}), forgery]);
    return !seen.has(key) && seen.add(key);
  }) as [Step, ...Step[]];
}
