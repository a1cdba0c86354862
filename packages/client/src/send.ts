import { services } from "./generated/operations.gen.ts";
import type { ServiceId } from "./operation.ts";
import type { ClientOptions, Fetch } from "./options.ts";
import type { WrittenRequest } from "./transport.ts";

/** What says who calls. */
export interface Credentials {
  /** Value of the header that carries them. */
  value: string;
  /** What they are made from and nobody may see. */
  secret?: string;
  /** Sees the headers of the response. */
  onResponse?(headers: Headers): void;
}

/** Makes the credentials of a request, for each attempt anew. */
export type Authorize = (request: WrittenRequest) => Promise<Credentials>;

/** A request with its credentials, as `fetch` takes it. */
export interface AuthorizedRequest extends Credentials {
  init: { method: string; headers: Record<string, string>; body?: string; redirect: "manual" };
}

export async function authorizeRequest(
  service: ServiceId,
  request: WrittenRequest,
  authorize: Authorize,
): Promise<AuthorizedRequest> {
  const { method, headers, body } = request;
  const credentials = await authorize(request);
  return {
    ...credentials,
    init: {
      method,
      headers: { ...headers, [services[service].authorization]: credentials.value },
      ...(body !== undefined && { body }),
      // A redirect would carry the credentials to where it points, and a signature holds for one URL only.
      redirect: "manual",
    },
  };
}

/** The global `fetch` of the moment, so that one that is replaced later is heeded, or the caller's own. */
export function fetchOf({ fetch }: ClientOptions): Fetch {
  return fetch ?? ((url, init) => globalThis.fetch(url, init));
}
