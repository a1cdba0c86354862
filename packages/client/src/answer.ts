import type { Answer } from "./attempt.ts";
import { AnswerError, AuthenticationError, type CallInfo, issue, ServiceError, StatusError } from "./errors.ts";
import { operations, services } from "./generated/operations.gen.ts";
import type { Check } from "./options.ts";

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
    throw new ServiceError(info, code, meaning, String(record[service.message] ?? ""));
  }
  if (check && !check(answer)) throw new AnswerError(info, check.issues(answer));
  for (const [name, expected] of [
    [service.code, "string"],
    [service.data, "the data of a success"],
  ] as const)
    if (record[name] === undefined) throw new AnswerError(info, [issue([name], "required", expected, "nothing")]);
  if (code !== service.success) throw new AnswerError(info, [issue([service.code], "type", "string", typeof code)]);
  return record[service.data];
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
