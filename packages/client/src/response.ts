import {
  AuthenticationError,
  type CallInfo,
  HttpError,
  issue,
  ResponseValidationError,
  ServiceError,
} from "./errors.ts";
import { operations, services } from "./generated/operations.gen.ts";
import type { OperationData, ServiceData } from "./operation.ts";
import type { Check } from "./options.ts";

/**
 * Data of a successful response; undefined where the success of an operation has none.
 *
 * @param body its JSON, undefined where it has none
 * @throws {CallError} where it is another response
 */
export async function unwrap(
  info: CallInfo,
  response: Response,
  body: unknown,
  check: Check | undefined,
): Promise<unknown> {
  const { status } = response;
  const operation: OperationData = operations[info.operationId];
  const service: ServiceData = services[operation.service];
  if (status === 401) throw new AuthenticationError(info, { status });
  if (status !== operation.status && status !== 200) throw new HttpError(info, response, await response.text());
  const code = Object(body)[service.code];
  if (typeof code === "string" && code !== service.success) throw failure(info, service, code, Object(body));
  if (status !== operation.status) throw new HttpError(info, response, await response.text());
  if (!operation.dataType) return undefined;
  if (body === undefined) throw new ResponseValidationError(info, [notJson(response.headers, await response.text())]);
  if (check && !check(body)) throw new ResponseValidationError(info, check.issues(body));
  const fail = (name: string, expected: string, value: unknown): never => {
    const keyword = value === undefined ? "required" : "type";
    throw new ResponseValidationError(info, [issue([name], keyword, expected, kindOf(value))]);
  };
  if (code !== service.success) return fail(service.code, "string", code);
  const data = Object(body)[service.data];
  return [kindOf(data), "any"].includes(operation.dataType) ? data : fail(service.data, operation.dataType, data);
}

/** The service says inside a success of HTTP that it failed. */
function failure(info: CallInfo, service: ServiceData, code: string, body: Record<string, unknown>) {
  const meaning = service.codes.describe(code);
  if (service.unauthenticated.includes(code)) return new AuthenticationError(info, { status: 200, code, meaning });
  const message = body[service.message];
  return new ServiceError(info, code, meaning, typeof message === "string" ? message : "");
}

function notJson(headers: Headers, text: string) {
  const contentType = headers.get("content-type") || "no media type";
  return issue([], "type", "JSON", text === "" ? "an empty body" : `a body of another kind (${contentType})`);
}

/** What a value is in JSON, in a word. */
function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
