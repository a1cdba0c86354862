import { type CallInfo, type Issue, issue, RequestError } from "./errors.ts";
import { operations, services } from "./generated/operations.gen.ts";
import type { OperationId } from "./operation.ts";
import type { ClientOptions, Fetch, Validators } from "./options.ts";

/** A request without its credentials; everything else is sent exactly like this. */
export interface Unauthorized {
  method: string;
  url: string;
  /** By name in lower case. */
  headers: Record<string, string>;
  body: string | undefined;
}

/** What says who calls. */
export interface Credentials {
  /** Value of the header that carries them. */
  value: string;
  /** What they are made from and nobody may see. */
  secret?: string;
  /** Sees the headers of the answer. */
  onAnswer?(headers: Headers): void;
}

/** Makes the credentials of a request, for each attempt anew. */
export type Authorize = (request: Unauthorized) => Promise<Credentials>;

/** A request with its credentials, as `fetch` takes it. */
export async function authorized(operationId: OperationId, request: Unauthorized, authorize: Authorize) {
  const { method, headers, body } = request;
  const credentials = await authorize(request);
  const { authorization } = services[operations[operationId].service];
  return {
    ...credentials,
    init: {
      method,
      headers: { ...headers, [authorization]: credentials.value },
      ...(body !== undefined && { body }),
      // A redirect would carry the credentials to where it points, and a signature holds for one URL only.
      redirect: "manual" as const,
    },
  };
}

/** The global `fetch` of the moment, so that one that is replaced later is heeded, or the caller's own. */
export function fetchOf({ fetch }: ClientOptions): Fetch {
  return fetch ?? ((url, init) => globalThis.fetch(url, init));
}

/**
 * Writes a request: the body once, as the text that is both signed and sent.
 *
 * @throws {RequestError} where it can't be written, or would reach another path
 */
export function writeRequest(
  info: CallInfo,
  baseUrl: string,
  request: unknown,
  headers: Readonly<Record<string, string>>,
): Unauthorized {
  const { service, method, path } = operations[info.operationId];
  const base = baseUrl.endsWith("/") ? baseUrl.replace(/\/+$/, "") : baseUrl;
  const url = base + path;
  const fail = (found: Issue): never => {
    throw new RequestError({ ...info, url }, [found]);
  };
  if (typeof request !== "object" || request === null) return fail(issue([], "type", "object", typeof request));
  const hasBody = method !== "GET";
  const lowered: Record<string, string> = {};
  for (const name in headers) lowered[name.toLowerCase()] = String(headers[name]);
  // Demanded on every call, also on one without a body.
  lowered["content-type"] = services[service].contentType;
  return {
    method,
    url: hasBody ? url : base + fillPath(path, request as Record<string, unknown>, fail),
    headers: lowered,
    body: hasBody ? writeBody(request, fail) : undefined,
  };
}

/** @throws {RequestError} where the request breaks the contract */
export function checkRequest(validators: Validators, info: CallInfo, request: unknown, credentials: string): void {
  const { service, method } = operations[info.operationId];
  const { request: body, parameters } = validators[info.operationId] ?? {};
  const [check, value] =
    method === "GET"
      ? [parameters, { path: request, header: { [services[service].authorization]: credentials } }]
      : [body, request];
  if (check && !check(value)) throw new RequestError(info, check.issues(value));
}

function fillPath(path: string, values: Record<string, unknown>, fail: (found: Issue) => never): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    const text = typeof value === "string" || Number.isFinite(value) ? String(value) : "";
    // An empty segment and those of dots lead to another path, and half a surrogate pair can't be written.
    if (/^\.{0,2}$/.test(text) || !text.isWellFormed())
      return fail(issue([name], "type", "a text for one segment of the path", typeof value));
    return encodeURIComponent(text);
  });
}

function writeBody(request: object, fail: (found: Issue) => never): string {
  let body: string | undefined;
  try {
    body = JSON.stringify(request);
  } catch {
    // A cycle, a bigint, or a `toJSON` that fails.
  }
  return body ?? fail(issue([], "type", "an object that JSON can hold", "another"));
}
