import { AnswerError, AuthenticationError, type CallInfo, issue, ServiceError, StatusError } from "./errors.ts";
import { operations, services } from "./generated/operations.gen.ts";
import type { Check } from "./options.ts";

/** An answer with its body read to the end. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** Characters of another answer than the service's that an error keeps. */
const kept = 200;

/**
 * Data of a successful answer.
 *
 * @throws {CallError} where it is another answer
 */
export function readAnswer(info: CallInfo, { status, headers, text }: Answer, check: Check | undefined): unknown {
  const contentType = headers.get("content-type") ?? "";
  if (status === 401) throw new AuthenticationError(info, { status });
  if (status !== 200)
    throw new StatusError(
      info,
      status,
      contentType,
      Array.from(text.slice(0, 2 * kept))
        .slice(0, kept)
        .join(""),
    );
  const service = services[operations[info.operationId].service];
  const answer = parse(info, text, contentType);
  const record = Object(answer) as Record<string, unknown>;
  const code = record[service.code];
  if (typeof code === "string" && code !== service.success) {
    const meaning = service.codes.describe(code);
    if ((service.unauthenticated as readonly string[]).includes(code))
      throw new AuthenticationError(info, { status, code, meaning });
    const message = record[service.message];
    throw new ServiceError(info, code, meaning, typeof message === "string" ? message : "");
  }
  if (check && !check(answer)) throw new AnswerError(info, check.issues(answer));
  const fail = (name: string, expected: string, value: unknown): never => {
    throw new AnswerError(info, [issue([name], value === undefined ? "required" : "type", expected, kindOf(value))]);
  };
  if (code !== service.success) return fail(service.code, "string", code);
  const data = record[service.data];
  const { dataType } = operations[info.operationId];
  return kindOf(data) === dataType ? data : fail(service.data, dataType, data);
}

/** What a value is in JSON, in a word. */
function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function parse(info: CallInfo, text: string, contentType: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the parser throws quotes the body.
    const received = text === "" ? "an empty body" : `a body of another kind (${contentType || "no media type"})`;
    throw new AnswerError(info, [issue([], "type", "JSON", received)]);
  }
}
