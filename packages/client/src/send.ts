import { bare } from "./bare.ts";
import type { Call } from "./call.ts";
import { AuthenticationError, isClientError, NetworkError } from "./errors.ts";
import { NoCredentials } from "./no-credentials.ts";
import type { Fetch } from "./options.ts";
import { fieldOf, safeCause } from "./safe-cause.ts";
import { throwIfAborted } from "./signals.ts";

// What sends a request, and what goes around it: each takes a way to send and returns another one.

/** A request as it is sent, except for the credentials. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  /** By name in lower case, except that of the credentials, which is written as in the contract. */
  readonly headers: Readonly<Record<string, string>>;
  /** The text that is signed. */
  readonly body?: string;
  readonly signal: AbortSignal;
}

export type Send = (request: HttpRequest) => Promise<Response>;

/** Credentials of one request. */
export interface Credentials {
  /** Value of the header that carries them. */
  value: string;
  /** Is given the response, and awaited. */
  onResponse?(response: Response): unknown;
}

/** Makes the credentials of a request, for each attempt again. */
export type Authorize = (request: HttpRequest) => Promise<Credentials>;

/** Sends by the caller's `fetch`, or the global one of the moment, so that one that is replaced later counts. */
export function sendBy(fetch: Fetch | undefined): Send {
  return ({ url, ...init }) => (fetch ?? globalThis.fetch)(url, bare(init));
}

/** Adds the credentials. */
export function sign(send: Send, authorize: Authorize, header: string): Send {
  return async (request) => {
    const { [header.toLowerCase()]: _, ...headers } = request.headers;
    const { value, onResponse } = await authorize({ ...request, headers });
    throwIfAborted(request.signal);
    // A redirect would carry the credentials to where it points, and a signature is valid for one URL only.
    const signed = { ...request, headers: { ...headers, [header]: value }, redirect: "manual", ...cache() };
    const response = await send(signed);
    await onResponse?.(response);
    return response;
  };
}

/** A framework may otherwise keep the response of a GET. Some runtimes don't know the option, and fail. */
function cache() {
  return "cache" in Object(globalThis.Request?.prototype) && { cache: "no-store" };
}

/** What fails is a `NetworkError`. */
export function receive(send: Send, info: Call): Send {
  return async (request) => {
    try {
      return await send(request);
    } catch (error) {
      // A framework steers by errors of its own, such as "Dynamic server usage" of Next.
      if (isClientError(error) || typeof fieldOf(error, "digest") === "string") throw error;
      throw new NetworkError(info, safeCause(error, info));
    }
  };
}

/** @throws {AuthenticationError} where there are no credentials */
export function orNotAuthenticated(authorize: Authorize, info: Call): Authorize {
  return (request) =>
    authorize(request).catch((error) => {
      info.carry(request);
      const remedy = error instanceof NoCredentials ? error.message : undefined;
      throw new AuthenticationError(info, {}, safeCause(error, info), remedy);
    });
}
