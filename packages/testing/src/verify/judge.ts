import { isDeepStrictEqual } from "node:util";
import { services } from "@cc-contract/client";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { successOf } from "@cc-contract/spec/model/operations";
import { sources } from "../environment.ts";
import { simulatedHeader, validatorsOf } from "../operations.ts";
import { bodyLimit, type ReceivedResponse } from "./exchange.ts";
import { checkMeaning } from "./meaning.ts";
import { contentPlace, operationPlace, responsePlace } from "./place.ts";
import type { Step } from "./plan.ts";
import { isBusy } from "./throttle.ts";
import type { Observation } from "./types.ts";

/** Status for a locked address, and from an allow-list or a firewall. */
export const forbidden = 403;

/** Deeper than any response of the contract, but safe for recursive code. */
const maxDepth = 200;

/** The judgement of a response. */
export interface Judgement {
  observations: Observation[];
  /** The response if it is a success of the right shape; empty if it has no body. */
  success?: Record<string, unknown>;
  /** Whether it says nothing about the request. */
  inconclusive?: boolean;
}

export interface Context {
  contract: Contract;
  operation: Operation;
  /** Whether the server supports paging; undefined if unknown. */
  paged: boolean | undefined;
  /** Codes with which the services reject a request that breaks the contract. */
  invalidCodes: readonly unknown[];
  /** Removes the credentials from a text. */
  hide: (text: string) => string;
}

/** Judges a response by its status, media type, shape and meaning; only the first deviation is reported. */
export function judge(context: Context, step: Step, response: ReceivedResponse): Judgement {
  const { contract, operation, hide } = context;
  const { expectation } = step;
  const success = successOf(operation);
  const head = [`HTTP ${response.status}`, response.mediaType || "no media type"].join(" ");
  const found = (kind: Observation["kind"], observation: Omit<Observation, "kind">): Judgement => ({
    observations: [{ kind, ...observation, actual: hide(observation.actual) }],
  });
  const opinion = step.open === undefined ? "violation" : "note";

  if (step.nowhere) return judgeNowhere(context, step, response, head);
  if (response.tooLong) {
    const actual = `${head}, a body of more than ${bodyLimit} bytes, not read further`;
    return found("violation", { place: contentPlace(contract, operation), actual });
  }
  if (response.status !== success.status) {
    if (expectation === "refusal") {
      if (response.status < 500 && response.status !== forbidden) return { observations: [] };
      const detail = "a refusal of this request, not a problem of the server or of the caller's address";
      return { ...found("note", { place: step.place, actual: head, detail }), inconclusive: true };
    }
    return found(opinion, {
      place: operationPlace(contract, operation, "responses"),
      actual: response.location ? `${head}, a redirect to ${response.location}` : head,
      detail: [`HTTP ${success.status}`, step.open].filter(Boolean).join(", but "),
      remedy: remedyFor(operation, response.status, undefined),
    });
  }
  if (!success.media) {
    const actual = `HTTP ${response.status}`;
    return expectation === "refusal"
      ? found(opinion, { place: step.place, actual, detail: "a refusal" })
      : { observations: [], success: {} };
  }
  return judgeBody(context, step, response, head, found);
}

/** A request to an unknown path may be refused with any failure, or with a page. */
function judgeNowhere(
  { operation, hide }: Context,
  { place }: Step,
  response: ReceivedResponse,
  head: string,
): Judgement {
  const { status } = response;
  const service = services[operation.service.id as keyof typeof services];
  if (isBusy(status) || status >= 500 || status === forbidden) return { observations: [], inconclusive: true };
  if (status !== successOf(operation).status) return { observations: [] };
  const code = codeIn(response.text, service.code);
  if (typeof code === "string" && code !== service.success) return { observations: [] };
  const actual = `${head}${excerpt(hide(response.text))}`;
  return {
    observations: [{ kind: "warning", place, actual, detail: "an HTTP error status, because nothing is there" }],
  };
}

function codeIn(text: string, name: string): unknown {
  try {
    return Object(JSON.parse(text))[name];
  } catch {
    return undefined;
  }
}

function judgeBody(
  context: Context,
  step: Step,
  response: ReceivedResponse,
  head: string,
  found: (kind: Observation["kind"], observation: Omit<Observation, "kind">) => Judgement,
): Judgement {
  const { contract, operation, hide } = context;
  const { place, expectation } = step;
  const opinion = step.open === undefined ? "violation" : "note";
  const demanded = (what: string) => [what, step.open].filter(Boolean).join(", but ");
  const documented = contentPlace(contract, operation);
  if (!/^application\/(.+\+)?json$/.test(response.mediaType))
    return found("violation", { place: documented, actual: `${head}${excerpt(hide(response.text))}` });
  const { charset } = response;
  if (!response.isUtf8)
    return found("violation", {
      place: documented,
      actual: `${head}, bytes that are not UTF-8${excerpt(hide(response.text))}`,
    });
  // Pure ASCII is the same in nearly every charset.
  if (charset !== "" && charset !== "utf-8" && /\P{ASCII}/u.test(response.text))
    return found("violation", { place: documented, actual: `${head}, charset ${charset}, but JSON is UTF-8` });
  let body: unknown;
  try {
    body = JSON.parse(response.text);
  } catch {
    return found("violation", { place: documented, actual: `${head}, not JSON${excerpt(hide(response.text))}` });
  }
  if (depthOf(response.text) > maxDepth)
    return found("violation", {
      place: documented,
      actual: `${head}, nested more than ${maxDepth} deep, not read further`,
    });

  const service = services[operation.service.id as keyof typeof services];
  const record = Object(body) as Record<string, unknown>;
  const code = record[service.code];
  const succeeded = code === service.success;
  const issues = (document: unknown) => validatorsOf(contract, operation.operationId).response?.issues(document) ?? [];
  const [issue, ...more] = issues(body);
  if (issue) {
    // A value truncated in the message could be half a secret.
    const { message } = issues(hidden(body, hide)).find(({ path }) => isDeepStrictEqual(path, issue.path)) ?? issue;
    const shape = succeeded ? "success" : "failure";
    return found("violation", {
      place: responsePlace(contract, operation, shape, issue.path.map(String), issue.keyword),
      actual: `${head}: ${message}${more.length > 0 ? `, and ${more.length} more` : ""}`,
    });
  }
  const message = succeeded ? "" : hide(` ${JSON.stringify(record[service.message])}`);
  const actual = `${head}, ${service.code} ${JSON.stringify(code)}${message.slice(0, 100)}`;
  if (expectation === "success" && !succeeded)
    return found(opinion, {
      place,
      actual,
      detail: demanded("a success"),
      remedy: remedyFor(operation, response.status, code),
    });
  if (expectation === "response" && context.invalidCodes.includes(code))
    return found("note", {
      place,
      actual,
      detail: "no invalid-parameter code: the ID is valid, even if it does not exist",
    });
  if (expectation === "refusal" && succeeded) return found(opinion, { place, actual, detail: demanded("a refusal") });
  if (!succeeded) return { observations: [] };
  // An example of the contract has the same meaning for every request.
  if (isExample(response)) return { observations: [], success: record };
  const now = Math.max(Date.now(), Date.parse(response.headers.get("date") ?? "") || 0);
  const observations = checkMeaning({ ...context, request: step.data, response: record, now }).map((one) => ({
    ...one,
    actual: hide(`${head}: ${one.actual}`),
  }));
  return { observations, success: record };
}

/** Whether the simulator doesn't simulate the operation of a response. */
export function isExample({ headers }: ReceivedResponse): boolean {
  return headers.get(simulatedHeader) === "false";
}

/** The fix if the caller may have caused the missing success. */
function remedyFor({ service }: Operation, status: number, code: unknown): string | undefined {
  const id = service.id as keyof typeof services;
  const refused = status === 401 || (services[id].unauthenticated as readonly unknown[]).includes(code);
  const variables = Object.values(sources[id]).join(" and ");
  if (refused && id === "gateway") return `this server has no such session: sign the agent in, and check ${variables}`;
  if (refused) return `this server does not accept the credentials: check ${variables}`;
  return code === undefined ? undefined : "these IDs may have no data: set others with --fixtures";
}

/** A copy of a document without credentials in its strings. */
function hidden(body: unknown, hide: Context["hide"]): unknown {
  return JSON.parse(JSON.stringify(body), (_, value) => (typeof value === "string" ? hide(value) : value));
}

/** Nesting depth of a JSON text. */
function depthOf(text: string): number {
  let [depth, deepest, isText] = [0, 0, false];
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isText && character === "\\") index++;
    else if (character === '"') isText = !isText;
    else if (isText) continue;
    else if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth);
    else if (character === "]" || character === "}") depth--;
  }
  return deepest;
}

/** The start of a body that is not JSON, in one line. */
function excerpt(text: string): string {
  const begin = text.slice(0, 60).replace(/\s+/g, " ").trim();
  return begin ? `: ${begin}${text.length > 60 ? "…" : ""}` : ", an empty body";
}
