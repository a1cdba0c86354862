import {
  AuthenticationError,
  type CallInfo,
  HttpError,
  issue,
  ResponseValidationError,
  ServiceError,
} from "./errors.ts";
import { operations, services } from "./generated/operations.gen.ts";
import type { OperationData } from "./operation.ts";
import type { Check } from "./options.ts";

/** A response whose body has been read to its end, as far as openapi-fetch needs it. */
export type ReadResponse = Pick<Response, "status" | "ok" | "headers" | "text" | "json">;

export function readResponse({ status, ok, headers }: Response, text: string): ReadResponse {
  return { status, ok, headers, text: async () => text, json: async () => JSON.parse(text) };
}

/** Characters of a response with another status that an error keeps. */
const kept = 200;

/** @throws {AuthenticationError | HttpError} where the response has another status than that of a success */
export async function checkStatus(info: CallInfo, response: ReadResponse): Promise<void> {
  const { status, headers } = response;
  if (status === 401) throw new AuthenticationError(info, { status });
  if (status === operations[info.operationId].status) return;
  const text = Array.from((await response.text()).slice(0, 2 * kept))
    .slice(0, kept)
    .join("");
  throw new HttpError(info, status, headers, text);
}

/**
 * Data of a successful response; undefined where the operation has none.
 *
 * @throws {CallError} where it is a failure, or breaks the contract
 */
export function unwrap(info: CallInfo, json: unknown, check: Check | undefined): unknown {
  const { service: serviceId, status, dataType }: OperationData = operations[info.operationId];
  if (status === 204) return undefined;
  if (json === undefined) throw notJson(info, "an empty body");
  const service = services[serviceId];
  const record = Object(json) as Record<string, unknown>;
  const code = record[service.code];
  if (typeof code === "string" && code !== service.success) {
    const meaning = service.codes.describe(code);
    if ((service.unauthenticated as readonly string[]).includes(code))
      throw new AuthenticationError(info, { status: 200, code, meaning });
    const message = record[service.message];
    throw new ServiceError(info, code, meaning, typeof message === "string" ? message : "");
  }
  if (check && !check(json)) throw new ResponseValidationError(info, check.issues(json));
  const fail = (name: string, expected: string, value: unknown): never => {
    const keyword = value === undefined ? "required" : "type";
    throw new ResponseValidationError(info, [issue([name], keyword, expected, typeInJson(value))]);
  };
  if (code !== service.success) return fail(service.code, "string", code);
  if (dataType === undefined) return undefined;
  const data = record[service.data];
  return typeInJson(data) === dataType ? data : fail(service.data, dataType, data);
}

/** What the parser throws quotes the body; this doesn't. */
export function notJson(info: CallInfo, received: string): ResponseValidationError {
  return new ResponseValidationError(info, [issue([], "type", "JSON", received)]);
}

function typeInJson(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
