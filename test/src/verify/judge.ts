import { services } from "@cc-contract/client";
import type { Contract, Operation } from "@cc-contract/spec/contract";
import { operations as validators } from "@cc-contract/validators/operations";
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
  /** Takes the credentials out of a text. */
  hide: (text: string) => string;
}

/** Judges an answer by its status, media type, shape and meaning; the first that is wrong is said. */
export function judge(context: Context, step: Step, answer: Answer): Judgement {
  const { contract, operation, hide } = context;
  const { expectation, open } = step;
  const documented = operationPlace(operation, "responses", String(ok), "content");
  const found = (kind: Observation["kind"], place: Observation["place"], came: string, detail?: string): Judgement => ({
    observations: [{ kind, place, came: hide(came), ...(detail && { detail }) }],
  });
  const opinion = open ? "note" : "violation";
  const head = [`HTTP ${answer.status}`, answer.mediaType || "no media type"].join(" ");

  if (answer.tooLong) return found("violation", documented, `${head}, a body of more than ${bodyLimit} bytes`);
  if (answer.status !== ok) {
    if (expectation === "refusal" && (answer.status >= 500 || answer.status === tooMany))
      return found("note", step.place, head, "a refusal of this request, not trouble of the server");
    if (expectation === "refusal") return { observations: [] };
    const place = operationPlace(operation, "responses");
    return found(opinion, place, answer.location ? `${head}, a redirect to ${answer.location}` : head, `HTTP ${ok}`);
  }
  if (!/^application\/(.+\+)?json$/.test(answer.mediaType))
    return found("violation", documented, `${head}${excerpt(answer.text)}`);
  let body: unknown;
  try {
    // Credentials that the server repeats may get into no report.
    body = JSON.parse(answer.text, (_, value) => (typeof value === "string" ? hide(value) : value));
  } catch {
    return found("violation", documented, `${head}, no JSON${excerpt(answer.text)}`);
  }

  const service = services[operation.service.id as keyof typeof services];
  const record = Object(body) as Record<string, unknown>;
  const code = record[service.code];
  const succeeded = code === service.success;
  const guard = validators[operation.operationId as keyof typeof validators].response;
  const [issue, ...more] = guard.issues(body);
  if (issue) {
    const shape = succeeded ? 0 : 1;
    const place = responsePlace(contract, operation, shape, issue.path.map(String), issue.keyword);
    return found("violation", place, `${head}: ${issue.message}${more.length > 0 ? `, and ${more.length} more` : ""}`);
  }
  const message = succeeded ? "" : ` ${JSON.stringify(record[service.message])}`;
  const came = `${head}, ${service.code} ${JSON.stringify(code)}${message.slice(0, 100)}`;
  if (expectation === "success" && !succeeded) return found(opinion, step.place, came, "a success");
  if (expectation === "refusal" && succeeded) return found(opinion, step.place, came, "a refusal");
  if (!succeeded) return { observations: [] };
  const observations = checkMeaning(context, step.data, record).map((one) => ({
    ...one,
    kind: "violation" as const,
    came: hide(`${head}: ${one.came}`),
  }));
  return { observations, success: record };
}

/** The beginning of a body of another kind, in one line. */
function excerpt(text: string): string {
  const begin = text.slice(0, 60).replace(/\s+/g, " ").trim();
  return begin ? `: ${begin}${text.length > 60 ? "…" : ""}` : ", an empty body";
}
