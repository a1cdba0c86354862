import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { credentialHeader, requestExamples, successOf } from "@cc-contract/spec/model/operations";
import { listSendableCases, type RequestCase } from "../cases.ts";
import { idFields, pagingOf, requestFields, timeSpanOf } from "../fields.ts";
import { onlyReads, validatorsOf } from "../operations.ts";
import type { SendOptions } from "../send.ts";
import { timeOf } from "../utc-time.ts";
import { valueAt } from "../value-at.ts";
import { partsOf, writeTarget } from "../wire.ts";
import { listWireCases } from "../wire-cases.ts";
import { plainIssue } from "./fixtures.ts";
import { type InvalidSignature, invalidSignatures } from "./invalid-signatures.ts";
import type { Draft } from "./message.ts";
import { operationPlace, type Place, requestPlace } from "./place.ts";
import type { Expectation } from "./types.ts";

/** A request and the required reaction of a server. */
export interface Step extends Draft {
  description: string;
  expectation: Expectation;
  /** Why the server may react differently, which turns a violation into a note. */
  open?: string | undefined;
  /** The constraint that the request satisfies or breaks. */
  place: Place;
  /** Whether the target path does not exist. */
  nowhere?: boolean;
  /** Whether its credentials are wrong: after too many, a service may lock the sender's address. */
  forgery?: boolean;
}

/** Keywords that a server may ignore. */
const ignorable: Record<string, string> = {
  additionalProperties: "the services ignore unknown keys",
  mediaType: "the type of a body is up to the server",
};

/**
 * Every request for an operation. The first is the plain one, without which the others show nothing.
 * `later` are later editions of the contract, whose servers accept more.
 */
export function listSteps(contract: Contract, operation: Operation, later: Contract[] = []): [Step, ...Step[]] {
  const sample = plainRequest(contract, operation);
  const ids = idFields(contract, operation);
  const offsets = requestFields(contract, operation).filter(({ name, parent }) => pagingOf(parent)?.property === name);
  const plain: Step = {
    description: "plain request",
    expectation: "success",
    place: operationPlace(contract, operation, "responses", String(successOf(operation).status)),
    data: sample,
  };
  const steps = listSentCases(contract, operation).map((one): Step => {
    const isForOthers = ids.some(({ path }) => valueAt(one.data, path) !== valueAt(sample, path));
    // The response after the last page is up to the server.
    const isLaterPage = offsets.some(({ path }) => Number(valueAt(one.data, path)) > 0);
    const accepted: Expectation = isForOthers || isLaterPage ? "response" : "success";
    return {
      description: one.description,
      expectation: one.valid ? accepted : "refusal",
      open: one.valid ? whyRefused(contract, operation, one) : whyAccepted(operation, one, later),
      forgery: one.keyword === "security" && !one.valid,
      place: one.send
        ? messagePlace(contract, operation, one.keyword)
        : requestPlace(contract, operation, one.path, one.keyword, one.data),
      data: one.data,
      ...(one.send && { send: one.send }),
    };
  });
  const rest = [
    ...steps,
    ...(onlyReads(operation) ? listNowhere(contract, operation, sample) : []),
    ...listInvalidCredentials(contract, operation, sample),
  ];
  return distinct([plain, ...rest]);
}

/** Why a server may accept a request that breaks the contract. */
function whyAccepted(operation: Operation, one: RequestCase & { send?: SendOptions }, later: Contract[]) {
  const value = valueAt(one.data, one.path);
  if (one.keyword === "type" && (value === null || (typeof value === "number" && !Number.isInteger(value))))
    return "JSON parsers may read a fraction as an integer, and null as a missing value";
  const year = one.send
    ? undefined
    : later.find((edition) => conforms(edition, operation, one.data))?.info["x-edition"];
  return year === undefined ? ignorable[one.keyword] : `the edition of ${year} allows it, see --edition`;
}

/** Why a server may refuse a request that conforms to the contract. */
function whyRefused(contract: Contract, operation: Operation, { data }: RequestCase) {
  const { end = "" } = timeSpanOf(contract, operation) ?? {};
  const until = timeOf(String(Object(data)[end]));
  return until > Date.now() ? "the window reaches into the future" : undefined;
}

function conforms(contract: Contract, operation: Operation, request: unknown): boolean {
  const { request: ofBody, parameters } = validatorsOf(contract, operation.operationId);
  return (ofBody ?? parameters) !== undefined && plainIssue(contract, operation, request) === undefined;
}

/** The cases of an operation for a server. */
export function listSentCases(contract: Contract, operation: Operation): (RequestCase & { send?: SendOptions })[] {
  return [...listSendableCases(contract, operation), ...listWireCases(contract, operation)];
}

/** The plain request again, after all others: otherwise, an expired session could cause the refusals. */
export function lastStep(first: Step): Step {
  return { ...first, description: "plain request after all others" };
}

/** The request from which the cases are derived. */
export function plainRequest(contract: Contract, operation: Operation): unknown {
  return Object.values(requestExamples(contract, operation))[0];
}

/** Well-formed but wrong credentials. */
function listInvalidCredentials(contract: Contract, operation: Operation, data: unknown): Step[] {
  const header = credentialHeader(contract, operation);
  const step = (what: string, invalid: Draft["invalid"] & string, open?: string): Step => ({
    description: `message with ${header} ${what}`,
    expectation: "refusal",
    open,
    place: operationPlace(contract, operation, "security"),
    data,
    invalid,
    forgery: true,
  });
  if (!operation.signed) return [step("of an unknown session", "otherGuid")];
  return Object.entries(invalidSignatures).map(([name, kind]) =>
    step(kind.what, name as InvalidSignature, "open" in kind ? kind.open : undefined),
  );
}

/** The plain request sent to places without an operation. */
function listNowhere(contract: Contract, operation: Operation, data: unknown): Step[] {
  const path = `${writeTarget(operation, partsOf(operation, data)).replace(/\?.*/s, "")}/unknown`;
  const place = operationPlace(contract, operation, "operationId");
  const step = (what: string, send: SendOptions): Step => ({
    description: `message ${what}`,
    expectation: "refusal",
    ...{ place, data, send, nowhere: true },
  });
  const other = step("by the method GET", { method: "GET" });
  return [step("to an unknown path", { path }), ...(operation.method === "post" ? [other] : [])];
}

function messagePlace(contract: Contract, operation: Operation, keyword: string): Place {
  return operationPlace(contract, operation, keyword === "security" ? "security" : "requestBody");
}

/** Several constraints can have the same boundary request; it is sent once. */
function distinct(steps: [Step, ...Step[]]): [Step, ...Step[]] {
  const seen = new Set<string>();
  return steps.filter(({ data, send, invalid }) => {
    const key = JSON.stringify([data, { ...send, headers: Object.entries(send?.headers ?? {}) }, invalid]);
    return !seen.has(key) && seen.add(key);
  }) as [Step, ...Step[]];
}
