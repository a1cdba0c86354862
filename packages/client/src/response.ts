import type { Call } from "./call.ts";
import { AuthenticationError, HttpError, type Issue, issue, ResponseValidationError, ServiceError } from "./errors.ts";
import type { OperationData, ServiceData } from "./operation.ts";
import type { Check } from "./options.ts";

/**
 * Data of a successful response; undefined if the operation has none.
 *
 * @param body its JSON; undefined if there is none
 * @throws {CallError} if the response is not a success
 */
export async function unwrap(
  info: Call,
  service: ServiceData,
  operation: OperationData,
  response: Response,
  body: unknown,
  check: Check | undefined,
): Promise<unknown> {
  const { status } = response;
  const fields = Object(body);
  const code = fields[service.code];
  if (status === 401) throw new AuthenticationError(info, { status });
  if (status === 200 && typeof code === "string" && code !== service.success)
    throw failure(info, service, code, fields);
  if (status !== operation.status) throw httpError(info, response, await textOf(response));
  if (!operation.dataType) return undefined;
  const invalid = (path: Issue["path"], expected: string, received: string) =>
    new ResponseValidationError(info, [issue(path, "type", expected, received)]);
  if (body === undefined) throw invalid([], "complete JSON", insteadOfJson(info, response, await textOf(response)));
  if (check && !check(body)) throw new ResponseValidationError(info, info.quoteAll(check.issues(body)));
  if (code !== service.success) throw invalid([service.code], "string", kindOf(code));
  const data = fields[service.data];
  if (![kindOf(data), "any"].includes(operation.dataType))
    throw invalid([service.data], operation.dataType, kindOf(data));
  return data;
}

/** The response may come from a middleware and have a body that openapi-fetch has read. */
function textOf(response: Response): Promise<string> {
  return response.text().catch(() => "");
}

/** Describes a body that is not JSON. */
function insteadOfJson(info: Call, { headers }: Response, text: string): string {
  if (!text) return "an empty body";
  if (/^\s*[[{]/.test(text)) return /[\]}]\s*$/.test(text) ? "malformed JSON" : "truncated JSON";
  return `a body of another type (${info.quote(headers.get("content-type") || "no media type")})`;
}

/** The error for an HTTP status other than success and 401. */
export function httpError(info: Call, response: Response, text: string): HttpError {
  const { status, headers } = response;
  const contentType = info.quote(headers.get("content-type") ?? "");
  return new HttpError(info, status, contentType, info.quote(text), aboutRedirect(info, response));
}

/** Target of a redirect, by origin. A browser does not reveal it. */
function aboutRedirect(info: Call, { status, headers, type }: Response): string | undefined {
  const location = info.hide(headers.get("location") ?? "");
  if (type !== "opaqueredirect" && !(location && /^30[1-378]/.test(`${status}`))) return undefined;
  const url = location && URL.canParse(location, info.url) && new URL(location, info.url);
  return `Redirects are not followed${url ? `; this one leads to ${url.origin}` : ""}`;
}

/** The error for a failure code with HTTP 200. */
function failure(info: Call, service: ServiceData, code: string, fields: Record<string, unknown>) {
  const meaning = service.codes.describe(code);
  if (service.unauthenticated.includes(code)) return new AuthenticationError(info, { status: 200, code, meaning });
  const message = fields[service.message];
  return new ServiceError(
    info,
    info.quote(code, 64),
    meaning,
    typeof message === "string" ? info.quote(message, 1000) : "",
  );
}

/** Type of a value in JSON. */
function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
