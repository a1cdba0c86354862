import { isDeepStrictEqual } from "node:util";
import { services } from "@cc-contract/client";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { operations as validators } from "@cc-contract/validators/operations";
import { sources } from "./environment.ts";
import { type Answer, bodyLimit } from "./exchange.ts";
import { checkMeaning } from "./meaning.ts";
import { operationPlace, responsePlace } from "./place.ts";
import type { Step } from "./plan.ts";
import type { Observation } from "./types.ts";

/** The only status that carries what the contract describes. */
const ok = 200;

/** Says nothing about the request itself. */
const tooMany = 429;

/** What an answer says about the server. */
export interface Judgement {
  observations: Observation[];
  /** The answer where it is a success and of the right shape. */
  success?: Record<string, unknown>;
}

export interface Context {
  contract: Contract;
  operation: Operation;
  /** Whether the server heeds pages. */
  paged: boolean;
  /** Codes with which the services refuse a request that breaks the contract. */
  invalidCodes: readonly unknown[];
  /** Takes the credentials out of a text. */
  hide: (text: string) => string;
}

/** Judges an answer by its status, media type, shape and meaning; the first that is wrong is said. */
export function judge(context: Context, step: Step, answer: Answer): Judgement {
  const { contract, operation, hide } = context;
  const { expectation, open } = step;
  const documented = operationPlace(operation, "responses", String(ok), "content");
  const found = (
    kind: Observation["kind"],
    place: Observation["place"],
    came: string,
    detail?: string,
    remedy?: string,
  ): Judgement => ({
    observations: [{ kind, place, came: hide(came), ...(detail && { detail }), ...(remedy && { remedy }) }],
  });
  const opinion = open ? "note" : "violation";
  const head = [`HTTP ${answer.status}`, answer.mediaType || "no media type"].join(" ");

  if (answer.tooLong)
    return found("violation", documented, `${head}, a body of more than ${bodyLimit} bytes, not read further`);
  if (answer.status !== ok) {
    if (expectation === "refusal" && (answer.status >= 500 || answer.status === tooMany))
      return found("note", step.place, head, "a refusal of this request, not trouble of the server");
    if (expectation === "refusal") return { observations: [] };
    const place = operationPlace(operation, "responses");
    const came = answer.location ? `${head}, a redirect to ${answer.location}` : head;
    return found(opinion, place, came, `HTTP ${ok}`, remedyFor(operation, answer.status, undefined));
  }
  if (!/^application\/(.+\+)?json$/.test(answer.mediaType))
    return found("violation", documented, `${head}${excerpt(hide(answer.text))}`);
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    return found("violation", documented, `${head}, no JSON${excerpt(hide(answer.text))}`);
  }

  const service = services[operation.service.id as keyof typeof services];
  const record = Object(body) as Record<string, unknown>;
  const code = record[service.code];
  const succeeded = code === service.success;
  const guard = validators[operation.operationId as keyof typeof validators].response;
  const [issue, ...more] = guard.issues(body);
  if (issue) {
    // A value that the message cuts off could be half a secret.
    const { message } =
      guard.issues(hidden(body, hide)).find(({ path }) => isDeepStrictEqual(path, issue.path)) ?? issue;
    const shape = succeeded ? 0 : 1;
    const place = responsePlace(contract, operation, shape, issue.path.map(String), issue.keyword);
    return found("violation", place, `${head}: ${message}${more.length > 0 ? `, and ${more.length} more` : ""}`);
  }
  const message = succeeded ? "" : hide(` ${JSON.stringify(record[service.message])}`);
  const came = `${head}, ${service.code} ${JSON.stringify(code)}${message.slice(0, 100)}`;
  if (expectation === "success" && !succeeded)
    return found(opinion, step.place, came, "a success", remedyFor(operation, ok, code));
  if (expectation === "answer" && context.invalidCodes.includes(code))
    return found("note", step.place, came, "no invalid parameter: there may be no such id, but it is one");
  if (expectation === "refusal" && succeeded) return found(opinion, step.place, came, "a refusal");
  if (!succeeded) return { observations: [] };
  const observations = checkMeaning(context, step.data, record).map((one) => ({
    ...one,
    came: hide(`${head}: ${one.came}`),
  }));
  return { observations, success: record };
}

/** What to do where it may be the caller's mistake that a request has no success. */
function remedyFor({ service }: Operation, status: number, code: unknown): string | undefined {
  const id = service.id as keyof typeof services;
  const refused = status === 401 || (services[id].unauthenticated as readonly unknown[]).includes(code);
  const variables = Object.values(sources[id]).join(" and ");
  if (refused && id === "gateway") return `this server has no such session: sign the agent in, and check ${variables}`;
  if (refused) return `this server does not accept the credentials: check ${variables}`;
  return status === ok ? "there may be nothing of these ids: name others with --fixtures" : undefined;
}

/** A copy of a document whose texts hold no credentials. */
function hidden(body: unknown, hide: Context["hide"]): unknown {
  return JSON.parse(JSON.stringify(body), (_, value) => (typeof value === "string" ? hide(value) : value));
}

/** The beginning of a body of another kind, in one line. */
function excerpt(text: string): string {
  const begin = text.slice(0, 60).replace(/\s+/g, " ").trim();
  return begin ? `: ${begin}${text.length > 60 ? "…" : ""}` : ", an empty body";
}
