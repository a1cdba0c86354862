import type { OperationId } from "./operation.ts";

/** What every error knows about the call that failed. */
export interface CallInfo {
  operationId: OperationId;
  method: string;
  /** URL of the request. It carries no credentials: these travel in headers. */
  url: string;
  /** How often the request was sent. */
  attempts: number;
}

/** One place at which a request or a response breaks the contract. */
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
 * What is printed of an error (its message, its JSON, its inspection) has no credentials and nothing of a body.
 */
abstract class ClientError extends Error implements CallInfo {
  abstract override readonly name: string;
  declare readonly operationId: OperationId;
  declare readonly method: string;
  declare readonly url: string;
  declare readonly attempts: number;
  readonly #sensitive: unknown;

  /**
   * @param fields fields of a subclass beside those of the call
   * @param sensitive what can be read, and is not printed with the error
   * @param remedy what to do about it
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
  /** The service's code, never that of success. */
  declare readonly code: string;
  /** What the code means; undefined where the vendor's table doesn't list it. */
  declare readonly meaning: string | undefined;

  constructor(call: CallInfo, code: string, meaning: string | undefined, serviceMessage: string) {
    super(`Service responded with ${withMeaning(code, meaning)}`, call, { code, meaning }, serviceMessage);
  }

  /** The service's own message. It is part of a body, so it is not printed with the error. */
  get serviceMessage(): string {
    return this.sensitive as string;
  }
}

/** The credentials were not accepted: HTTP 401, a failure code that says so, or none could be made. */
export class AuthenticationError extends ClientError {
  override readonly name = "AuthenticationError";
  /** HTTP status; undefined where nothing was sent. */
  declare readonly status: number | undefined;
  /** Failure code and what it means, where the service responded with one. */
  declare readonly code: string | undefined;
  declare readonly meaning: string | undefined;

  constructor(
    call: CallInfo,
    fields: { status?: number; code?: string; meaning?: string | undefined },
    cause?: Error,
    remedy?: string,
  ) {
    const { status, code, meaning } = fields;
    const reason = code ? withMeaning(code, meaning) : status ? `HTTP status ${status}` : "no credentials to send";
    const causes = status === 401 ? 'The guide "401: what now" lists the causes' : remedy;
    super(`Not authenticated, ${reason}`, call, fields, undefined, cause, causes);
  }
}

/** A response with another HTTP status than success and 401: of the service, or of a proxy or firewall before it. */
export class HttpError extends ClientError {
  override readonly name = "HttpError";
  declare readonly status: number;
  /** Media type of the response; empty where it names none. */
  declare readonly contentType: string;

  constructor(call: CallInfo, status: number, contentType: string, text: string, remedy?: string) {
    super(`Response with HTTP status ${status}`, call, { status, contentType }, text, undefined, remedy);
  }

  /** First 200 characters of the body, which is not printed with the error. */
  get text(): string {
    return this.sensitive as string;
  }
}

/** The request found no way to the service, or the response none back: no connection, no trust, a broken transfer. */
export class NetworkError extends ClientError {
  override readonly name = "NetworkError";
  /** Code of the runtime, as in `ECONNREFUSED`, where it gives one. */
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

/** An attempt took longer than it may. */
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
  /** The limit, in bytes of the unpacked body. */
  declare readonly maxBytes: number;

  constructor(call: CallInfo, status: number, maxBytes: number) {
    super(`Response of more than ${maxBytes} bytes`, call, { status, maxBytes });
  }
}

abstract class ContractError extends ClientError {
  constructor(what: string, call: CallInfo, issues: readonly Issue[]) {
    super(`${what} breaks the contract${firstPlace(issues)}`, call, undefined, issues);
  }

  /** Where the contract is broken. They quote what was received or to be sent, so they are not printed with the error. */
  get issues(): readonly Issue[] {
    return this.sensitive as readonly Issue[];
  }
}

/** The response is not what the contract says. */
export class ResponseValidationError extends ContractError {
  override readonly name = "ResponseValidationError";

  constructor(call: CallInfo, issues: readonly Issue[]) {
    super("Response", call, issues);
  }
}

/** The request is not what the contract says, and was not sent. */
export class RequestValidationError extends ContractError {
  override readonly name = "RequestValidationError";

  constructor(call: CallInfo, issues: readonly Issue[]) {
    super("Request", call, issues);
  }
}

/** Any error that a method of a client throws; `name` says which. */
export type CallError =
  | ServiceError
  | AuthenticationError
  | HttpError
  | NetworkError
  | TimeoutError
  | ResponseTooLargeError
  | ResponseValidationError
  | RequestValidationError;

/** Whether a value is an error of a client; its `name` says which. */
export function isClientError(value: unknown): value is CallError {
  return value instanceof ClientError;
}

const unknownIssuer = /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|UnknownIssuer/;

/** Whether the runtime did not accept the certificate of the service: trying again changes nothing. */
export function isRefusedCertificate(error: unknown): boolean {
  const text = textOf(error);
  return unknownIssuer.test(text) || /CERT|peer certificate/.test(text);
}

/** Codes and messages of an error and what caused it. */
function textOf(error: unknown): string {
  return chain(error)
    .map(({ code, message }) => `${code} ${message}`)
    .join();
}

/** An error and what caused it. */
function chain(error: unknown): (Error & { code?: unknown })[] {
  return error instanceof Error ? [error, ...chain(error.cause)] : [];
}

/** What to do about a request that failed, by its code. */
function remedyOf(code: string, url: string): string | undefined {
  if (unknownIssuer.test(code))
    return "Let the runtime trust its CA, on Node by NODE_EXTRA_CA_CERTS; the README tells about others";
  if (/^ERR_SSL_[WP]/.test(code)) return "Does the port expect http?";
  if (/^(UND_ERR_SOCKET|ECONNRESET|HPE_)/.test(code) && url.startsWith("http:")) return "Does the port expect https?";
  return undefined;
}

function withMeaning(code: string, meaning: string | undefined): string {
  // A code is part of a body: what doesn't look like one is not printed.
  const name = /^[\w-]{1,32}$/.test(code) ? code : "of another form";
  return `failure code ${meaning ? `${name} (${meaning})` : name}`;
}

/** A fix at the end of an issue. Its names are those of the contract or resemble one; nothing else of a body is in it. */
const fix = /\. ((?:Did|Is|Put) [\w `,-]+\??)\.?$/;

/** The first place, what is expected there and the fix where it is known, without what was received. */
function firstPlace([first, ...more]: readonly Issue[]): string {
  if (!first) return "";
  const [, hint] = fix.exec(first.message) ?? [];
  const path = [...first.path];
  // Of a property that the contract doesn't know, the name is part of the body, unless it is a known one misspelled.
  const key = first.keyword === "additionalProperties" ? String(path.pop()) : "";
  const at = path.length > 0 ? ` at ${path.join(".")}` : "";
  const name = hint && /^[\w-]+$/.test(key) ? ` \`${key}\`` : "";
  const rest = more.length > 0 ? `, and in ${more.length} more` : "";
  return `${at}, expected ${first.expected}${name}${rest}${hint ? `. ${hint}` : ""}`;
}
