import { bare } from "./bare.ts";
import type { Call } from "./call.ts";
import { AuthenticationError, isClientError, NetworkError } from "./errors.ts";
import { NoCredentials } from "./no-credentials.ts";
import type { Fetch } from "./options.ts";
import { fieldOf, safeCause } from "./safe-cause.ts";
import { throwIfAborted } from "./signals.ts";

// Sending a request, and the layers around it: each takes a send function and returns another.

/** A request as sent, except for the credentials. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  /** By lower-case name, except the credentials header, whose name is written as in the contract. */
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
  /** Called with the response, and awaited. */
  onResponse?(response: Response): unknown;
}

/** Creates the credentials of a request, anew for each attempt. */
export type Authorize = (request: HttpRequest) => Promise<Credentials>;

/** Sends with the caller's `fetch` or the current global one, even if that was replaced later. */
export function sendBy(fetch: Fetch | undefined): Send {
  return ({ url, ...init }) => (fetch ?? globalThis.fetch)(url, bare(init));
}

/** Adds the credentials. */
export function sign(send: Send, authorize: Authorize, header: string): Send {
  return async (request) => {
    const { [header.toLowerCase()]: _, ...headers } = request.headers;
    const { value, onResponse } = await authorize({ ...request, headers });
    throwIfAborted(request.signal);
    // A redirect would send the credentials to its target, and a signature is valid for one URL only.
    const signed = { ...request, headers: { ...headers, [header]: value }, redirect: "manual", ...cache() };
    const response = await send(signed);
    await onResponse?.(response);
    return response;
  };
}

/** A framework may otherwise cache the response of a GET. Some runtimes don't support the option and fail. */
function cache() {
  return "cache" in Object(globalThis.Request?.prototype) && { cache: "no-store" };
}

/** Turns failures into a `NetworkError`. */
export function receive(send: Send, info: Call): Send {
  return async (request) => {
    try {
      return await send(request);
    } catch (error) {
      // Frameworks use special errors for control flow, such as "Dynamic server usage" in Next.
      if (isClientError(error) || typeof fieldOf(error, "digest") === "string") throw error;
      throw new NetworkError(info, safeCause(error, info));
    }
  };
}

/** @throws {AuthenticationError} if there are no credentials */
export function orNotAuthenticated(authorize: Authorize, info: Call): Authorize {
  return (request) =>
    authorize(request).catch((error) => {
      info.carry(request);
      const remedy = error instanceof NoCredentials ? error.message : undefined;
      throw new AuthenticationError(info, {}, safeCause(error, info), remedy);
    });
}
