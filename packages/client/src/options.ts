import { bare } from "./bare.ts";
import type { CallInfo, Issue } from "./errors.ts";
import { credentialHeaders, operations } from "./generated/operations.gen.ts";

/** Sends a request, as the global `fetch` does. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Options of a call; the client's options are the defaults. */
export interface CallOptions {
  /** Time limit of an attempt, until the end of the response body, in milliseconds; 30,000 by default. */
  timeout?: number | undefined;
  /** Maximum number of retries; 2 by default. */
  retries?: number | undefined;
  /** HTTP statuses that are retried; 408, 429, 500, 502, 503 and 504 by default. */
  retryStatuses?: readonly number[] | undefined;
  /** Ends the call; its promise is rejected with the reason of the signal. */
  signal?: AbortSignal | undefined;
  /** Additional headers, such as `{ cookie }` for a load balancer. Headers in the contract can't be set. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** Options that both clients have. */
export interface ClientOptions extends CallOptions {
  /** URL of the service, as in `https://cms.example.com:28443`; a path in it is kept. */
  baseUrl: string;
  /** Sends the requests; the global `fetch` by default. */
  fetch?: Fetch | undefined;
  /** Maximum size of a decompressed response body in bytes; 33,554,432 (32 MiB) by default, 268,435,456 at most. */
  maxBytes?: number | undefined;
  /** Checks requests and responses against the contract: `operations` of `@cc-contract/validators/operations`. */
  validate?: Validators | undefined;
  /** What to check; `"both"` by default. */
  validationMode?: "request" | "response" | "both" | undefined;
  /** Called before each attempt and awaited within its time limit, like the other hooks. If it throws, the call is rejected. */
  onRequest?: ((request: SentRequest) => unknown) | undefined;
  /** Called when a response has arrived with its body, whatever its status. */
  onResponse?: ((response: ReceivedResponse) => unknown) | undefined;
  /** Called before waiting for the next attempt. */
  onRetry?: ((retry: Retry) => unknown) | undefined;
}

/** A request as seen by hooks: header values that may be credentials are `[redacted]`. `attempts` includes this one. */
export interface SentRequest extends CallInfo {
  headers: Record<string, string>;
}

/** A response as seen by hooks. */
export interface ReceivedResponse extends CallInfo {
  status: number;
  headers: Record<string, string>;
  /** Time until the end of the body, in milliseconds. */
  duration: number;
}

/** A failed attempt that is retried. */
export interface Retry extends CallInfo {
  error: Error;
  /** Time until the next attempt, in milliseconds. */
  delay: number;
}

/** A check against the contract, such as a validator of `@cc-contract/validators`. */
export interface Check {
  (value: unknown): boolean;
  issues(value: unknown): readonly Issue[];
}

/** Checks by operation: the body of a request, or the parameters of one without a body, and the response. */
export type Validators = Readonly<Record<string, { request?: Check; parameters?: Check; response?: Check }>>;

/** A non-empty string of visible ASCII characters and inner spaces, as a header value can have. */
export const headerValue = /^[!-~]([ -~]*[!-~])?$/;
export const headerName = /^[\w!#$%&'*+.^`|~-]+$/;

/** Headers that the client or the runtime sets. */
const ownHeaders = [
  ...["host", "content-length", "content-type", ...credentialHeaders.map((name) => name.toLowerCase())],
  // Connection headers, which make every call fail in Node.
  ...["expect", "keep-alive", "transfer-encoding", "upgrade"],
];

/** What an option must be, as text for messages and as a check; a pattern checks a string. No message includes the value. */
type OptionCheck = readonly [expected: string, check: RegExp | ((value: never) => boolean)];

export type OptionChecks = Readonly<Record<string, OptionCheck>>;

export const aFunction: OptionCheck = ["a function", isFunction];

export const callOptions: OptionChecks = {
  timeout: ["1 or more milliseconds", (time: number) => Number.isFinite(time) && time >= 1 && time < 2 ** 31],
  retries: ["an integer, 0 or more", (times: number) => Number.isInteger(times) && times >= 0],
  // Too many responses with HTTP 401 lock the caller's address.
  retryStatuses: [
    "a list of HTTP statuses from 400 to 599, without 401",
    (list: unknown) =>
      Array.isArray(list) && list.every((one) => Number.isInteger(one) && one >= 400 && one < 600 && one !== 401),
  ],
  signal: [
    "an AbortSignal",
    (signal: AbortSignal) => typeof signal?.aborted === "boolean" && isFunction(signal.addEventListener),
  ],
  headers: ["an object of header names and values, without headers that the client sets", areHeaders],
};

export const clientOptions: OptionChecks = {
  ...callOptions,
  baseUrl: ["an http or https URL without credentials, query and fragment", isBaseUrl],
  fetch: aFunction,
  maxBytes: [
    "an integer from 1 to 268435456",
    (bytes: number) => Number.isInteger(bytes) && bytes > 0 && bytes <= 2 ** 28,
  ],
  validate: ["`operations` of @cc-contract/validators/operations", areValidators],
  validationMode: ["request, response or both", /^(request|response|both)$/],
  onRequest: aFunction,
  onResponse: aFunction,
  onRetry: aFunction,
};

/**
 * Checks options by name. Returns a copy, because later changes by the caller would be unchecked.
 *
 * @throws {TypeError} that names the first unknown, missing or malformed option
 */
export function checkOptions<Options extends object>(
  owner: string,
  options: Options,
  checks: OptionChecks,
  required: string[] = [],
): Options {
  if (!isObject(options)) throw new TypeError(`${owner}: expected options`);
  const own: Options & CallOptions = bare(options);
  if (isRecord(own.headers)) own.headers = bare(own.headers);
  for (const name of new Set([...Object.keys(own), ...required])) {
    const value: unknown = own[name as keyof Options];
    const [expected, check] = (Object.hasOwn(checks, name) && checks[name]) || [];
    if (!check) throw new TypeError(`${owner}: unknown option \`${name}\``);
    if (value === undefined && !required.includes(name)) continue;
    if (!(check instanceof RegExp ? isText(check, value) : check(value as never)))
      throw new TypeError(`${owner}: the option \`${name}\` is ${value === "" ? "empty, and " : ""}not ${expected}`);
  }
  return own;
}

/** A pattern, because a parser drops some parts, such as an empty fragment. */
function isBaseUrl(value: unknown): boolean {
  return isText(/^https?:\/\/[^/?#@\s\\]+(\/[^?#{}\s\\]*)?$/i, value) && URL.canParse(value as string);
}

export function isText(pattern: RegExp, value: unknown): boolean {
  return typeof value === "string" && pattern.test(value);
}

export function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isRecord(value: unknown): value is Record<string, never> {
  return isObject(value) && !(Symbol.iterator in value);
}

function areHeaders(headers: unknown): boolean {
  return (
    isRecord(headers) &&
    Object.entries(headers).every(
      ([name, value]) =>
        headerName.test(name) &&
        !ownHeaders.includes(name.toLowerCase()) &&
        (value === "" || isText(headerValue, value)),
    )
  );
}

/** Whether a map has checks for operations of the contract, and only checks under their names. */
function areValidators(map: unknown): boolean {
  const own = isObject(map)
    ? Object.keys(operations)
        .filter((id) => map[id] !== undefined)
        .map((id) => map[id])
    : [];
  return own.length > 0 && own.every((checks) => isObject(checks) && Object.values(checks).every(isCheck));
}

function isCheck(value: unknown): boolean {
  return isFunction(value) && isFunction((value as Partial<Check>).issues);
}
