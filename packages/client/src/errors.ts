import type { OperationId } from "./operation.ts";

/** What every error contains about the failed call. */
export interface CallInfo {
  operationId: OperationId;
  method: string;
  /** URL of the request. It carries no credentials: these travel in headers. */
  url: string;
  /** Number of times the request was sent. */
  attempts: number;
}

/** A place where a request or a response breaks the contract. */
export interface Issue {
  readonly path: readonly (string | number)[];
  readonly keyword: string;
  readonly expected: string;
  readonly received: string;
  readonly message: string;
}

export function issue(path: Issue["path"], keyword: string, expected: string, received: string): Issue {
  const message = `Invalid ${path.join(".") || "value"}: expected ${expected}, received ${received}`;
  return { path, keyword, expected, received, message };
}

/**
 * Base of all errors that a method of a client throws.
 *
 * The printed forms of an error (message, JSON, inspection) contain no credentials and nothing from a body.
 */
abstract class ClientError extends Error implements CallInfo {
  abstract override readonly name: string;
  declare readonly operationId: OperationId;
  declare readonly method: string;
  declare readonly url: string;
  declare readonly attempts: number;
  readonly #sensitive: unknown;

  /**
   * @param fields fields of a subclass, in addition to those of the call
   * @param sensitive fields that can be read but are not printed with the error
   * @param remedy how to fix it
   */
  constructor(what: string, call: CallInfo, fields?: object, sensitive?: unknown, cause?: Error, remedy?: string) {
    super(`${what}: ${call.method} ${call.url}${remedy ? `. ${remedy}` : ""}`, cause && { cause });
    Object.assign(this, call, fields);
    this.#sensitive = sensitive;
  }

  protected get sensitive(): unknown {
    return this.#sensitive;
  }

  toJSON(): object {
    return { ...this, message: this.message };
  }
}

/** The service responded with HTTP 200 and a failure code. */
export class ServiceError extends ClientError {
  override readonly name = "ServiceError";
  /** The service's code, never the success code. */
  declare readonly code: string;
  /** Meaning of the code; undefined if the vendor's table doesn't list it. */
  declare readonly meaning: string | undefined;

  constructor(call: CallInfo, code: string, meaning: string | undefined, serviceMessage: string) {
    super(`Service responded with ${withMeaning(code, meaning)}`, call, { code, meaning }, serviceMessage);
  }

  /** The service's own message. It is part of a body, so it is not printed with the error. */
  get serviceMessage(): string {
    return this.sensitive as string;
  }
}

/** The credentials were not accepted (HTTP 401 or a failure code that says so), or none could be created. */
export class AuthenticationError extends ClientError {
  override readonly name = "AuthenticationError";
  /** HTTP status; undefined if nothing was sent. */
  declare readonly status: number | undefined;
  /** Failure code and its meaning, if the service responded with one. */
  declare readonly code: string | undefined;
  declare readonly meaning: string | undefined;

  constructor(
    call: CallInfo,
    fields: { status?: number; code?: string; meaning?: string | undefined },
    cause?: Error,
    remedy?: string,
  ) {
    const { status, code, meaning } = fields;
    const reason = code ? withMeaning(code, meaning) : status ? `HTTP status ${status}` : "nothing was sent";
    const causes = status === 401 ? 'The guide "401: what now" lists the causes' : remedy;
    super(`Not authenticated, ${reason}`, call, fields, undefined, cause, causes);
  }
}

/** A response with an HTTP status other than success and 401, from the service or from a proxy or firewall in front of it. */
export class HttpError extends ClientError {
  override readonly name = "HttpError";
  declare readonly status: number;
  /** Media type of the response; empty if it has none. */
  declare readonly contentType: string;

  constructor(call: CallInfo, status: number, contentType: string, text: string, remedy?: string) {
    super(`Response with HTTP status ${status}`, call, { status, contentType }, text, undefined, remedy);
  }

  /** First 200 characters of the body, which is not printed with the error. */
  get text(): string {
    return this.sensitive as string;
  }
}

/** The request or the response was not delivered: no connection, an untrusted certificate, or a broken transfer. */
export class NetworkError extends ClientError {
  override readonly name = "NetworkError";
  /** Error code of the runtime, such as `ECONNREFUSED`, if it gives one. */
  declare readonly code: string | undefined;

  constructor(call: CallInfo, cause: Error | undefined) {
    const code = chain(cause).findLast((one) => typeof one.code === "string")?.code as string | undefined;
    const what = isRefusedCertificate(cause) ? "Certificate refused" : "Request failed";
    super(
      code ? `${what} (${code})` : what,
      call,
      { code },
      undefined,
      cause,
      remedyOf(code ?? textOf(cause), call.url),
    );
  }
}

/** An attempt exceeded its time limit. */
export class TimeoutError extends ClientError {
  override readonly name = "TimeoutError";
  /** The time limit, in milliseconds. */
  declare readonly timeout: number;

  constructor(call: CallInfo, timeout: number) {
    super(`No complete response within ${timeout} ms`, call, { timeout });
  }
}

/** The body of the response was longer than the option `maxBytes` allows. */
export class ResponseTooLargeError extends ClientError {
  override readonly name = "ResponseTooLargeError";
  declare readonly status: number;
  /** The limit, in bytes of the decompressed body. */
  declare readonly maxBytes: number;

  constructor(call: CallInfo, status: number, maxBytes: number) {
    super(`Response of more than ${maxBytes} bytes`, call, { status, maxBytes });
  }
}

abstract class ContractError extends ClientError {
  constructor(what: string, call: CallInfo, issues: readonly Issue[]) {
    super(`${what} breaks the contract${firstPlace(issues)}`, call, undefined, issues);
  }

  /** Where the contract is broken. Issues quote the response or the request, so they are not printed with the error. */
  get issues(): readonly Issue[] {
    return this.sensitive as readonly Issue[];
  }
}

/** The response breaks the contract. */
export class ResponseValidationError extends ContractError {
  override readonly name = "ResponseValidationError";

  constructor(call: CallInfo, issues: readonly Issue[]) {
    super("Response", call, issues);
  }
}

/** The request breaks the contract and was not sent. */
export class RequestValidationError extends ContractError {
  override readonly name = "RequestValidationError";

  constructor(call: CallInfo, issues: readonly Issue[]) {
    super("Request", call, issues);
  }
}

/** Any error that a client method throws, distinguished by `name`. */
export type CallError =
  | ServiceError
  | AuthenticationError
  | HttpError
  | NetworkError
  | TimeoutError
  | ResponseTooLargeError
  | ResponseValidationError
  | RequestValidationError;

/** Whether a value is an error of a client. */
export function isClientError(value: unknown): value is CallError {
  return value instanceof ClientError;
}

const unknownIssuer = /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|UnknownIssuer/;

/** Whether the runtime rejected the certificate of the service: a retry would fail, too. */
export function isRefusedCertificate(error: unknown): boolean {
  const text = textOf(error);
  return unknownIssuer.test(text) || /CERT|peer certificate/.test(text);
}

/** Codes and messages of an error and its causes. */
function textOf(error: unknown): string {
  return chain(error)
    .map(({ code, message }) => `${code} ${message}`)
    .join();
}

/** An error and its causes. */
function chain(error: unknown): (Error & { code?: unknown })[] {
  return error instanceof Error ? [error, ...chain(error.cause)] : [];
}

/** How to fix a failed request, by error code. */
function remedyOf(code: string, url: string): string | undefined {
  if (unknownIssuer.test(code))
    return "Make the runtime trust its CA, in Node with NODE_EXTRA_CA_CERTS; for others see the README";
  if (/^ERR_SSL_[WP]/.test(code)) return "Does the port expect HTTP?";
  if (/^(UND_ERR_SOCKET|ECONNRESET|HPE_)/.test(code) && url.startsWith("http:")) return "Does the port expect HTTPS?";
  return undefined;
}

function withMeaning(code: string, meaning: string | undefined): string {
  // A code is part of a body: what doesn't look like a code is not printed.
  const name = /^[\w-]{1,32}$/.test(code) ? code : "of another form";
  return `failure code ${meaning ? `${name} (${meaning})` : name}`;
}

/** A fix at the end of an issue. It contains only names that are in the contract or similar, nothing else from a body. */
const fix = /\. ((?:Did|Is|Put) [\w `,-]+\??)\.?$/;

/** The first place, the expected value and the fix if known, without the received value. */
function firstPlace([first, ...more]: readonly Issue[]): string {
  if (!first) return "";
  const [, hint] = fix.exec(first.message) ?? [];
  const path = [...first.path];
  // The name of an unknown property is part of the body, unless it is a misspelled known name.
  const key = first.keyword === "additionalProperties" ? String(path.pop()) : "";
  const at = path.length > 0 ? ` at ${path.join(".")}` : "";
  const name = hint && /^[\w-]+$/.test(key) ? ` \`${key}\`` : "";
  const rest = more.length > 0 ? `, and in ${more.length} more` : "";
  return `${at}, expected ${first.expected}${name}${rest}${hint ? `. ${hint}` : ""}`;
}
