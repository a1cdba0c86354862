import { type Contract, type Operation, requestExamples, requestSchema, type Schema } from "@cc-contract/spec/contract";
import { canBeSent, listRequestCases, type RequestCase } from "../cases.ts";
import { credentialHeader, type SendOptions } from "../send.ts";
import { valueAt } from "../value-at.ts";
import { listWireCases } from "../wire-cases.ts";
import { leaves } from "./fields.ts";
import type { Draft, Forgery } from "./message.ts";
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
  const ids = idPaths(contract, operation);
  const plain: Step = {
    description: "plain request",
    expectation: "success",
    place: operationPlace(operation, "responses", "200"),
    data: sample,
  };
  const fromSchema: (RequestCase & { send?: SendOptions })[] = listRequestCases(contract, operation).filter(
    ({ data }) => canBeSent(operation, data),
  );
  const steps = [...fromSchema, ...listWireCases(contract, operation)].map((one): Step => {
    const asksForOthers = ids.some((path) => valueAt(one.data, path) !== valueAt(sample, path));
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

/** The request that the cases are made from. */
export function plainRequest(contract: Contract, operation: Operation): unknown {
  return Object.values(requestExamples(contract, operation))[0];
}

/** Credentials that look right and are not. */
function listForgeries(contract: Contract, operation: Operation, data: unknown): Step[] {
  const header = credentialHeader(contract, operation);
  const step = (what: string, forgery: Forgery, open = false): Step => ({
    description: `message with ${header} ${what}`,
    expectation: "refusal",
    open,
    place: operationPlace(operation, "security"),
    data,
    forgery,
  });
  if (!operation.requestBody) return [step("of no session", "otherGuid")];
  return [
    step("signed with another secret key", "otherKey"),
    step("signed for another body", "otherBody"),
    step("signed for another method", "otherMethod"),
    // How far a clock may be off is not documented.
    step("signed a day ago", "oldSignature", true),
  ];
}

function messagePlace(operation: Operation, keyword: string): Place {
  return operationPlace(operation, keyword === "security" ? "security" : "requestBody");
}

/**
 * Fields that say which agent, VDN or session is asked for; one that does not exist may be answered with a failure. All
 * but those of windows, pages and filters by code.
 */
function idPaths(contract: Contract, operation: Operation): string[][] {
  return leaves(contract, requestSchema(contract, operation))
    .filter(({ schema, parent, name }) => !("x-codes" in schema) && !ruled(parent).includes(name))
    .map(({ path }) => path);
}

/** Names of the fields that the rules of an object speak of. */
function ruled(schema: Schema): unknown[] {
  return Object.entries(schema).flatMap(([keyword, rule]) =>
    keyword.startsWith("x-") ? Object.values(Object(rule)) : [],
  );
}

/** Several constraints have the same request at their edge; it is sent once. */
function distinct(steps: [Step, ...Step[]]): [Step, ...Step[]] {
  const seen = new Set<string>();
  return steps.filter(({ data, send, forgery }) => {
    const key = JSON.stringify([data, send?.text, Object.entries(send?.headers ?? {}), forgery]);
    return !seen.has(key) && seen.add(key);
  }) as [Step, ...Step[]];
}
