import { operations, services } from "./generated/operations.gen.ts";
import type { paths } from "./generated/types.gen.ts";
import { createMethods } from "./methods.ts";
import type { ServiceId } from "./operation.ts";
import type { ClientOptions } from "./options.ts";
import { type Authorize, authorizeRequest, fetchOf } from "./send.ts";
import { AbortedBySignal, unlessAborted } from "./signals.ts";
import { createTransport, type RawClient } from "./transport.ts";

/** The methods of a service, and the low-level client that they call through. */
export function createServiceClient<Methods extends object, Path extends keyof paths>(
  service: ServiceId,
  options: ClientOptions,
  authorize: Authorize,
): Methods & { readonly raw: RawClient<Path> } {
  const { baseUrl, headers, signal } = options;
  const { authorization, contentType } = services[service];
  const fetch = fetchOf(options);
  const own = Object.values(operations).filter((operation) => operation.service === service);
  const transport = createTransport<Path>({
    baseUrl,
    // Demanded on every call, also on one without a body.
    headers: { ...headers, "content-type": contentType },
    known: new Set(own.map(({ method, path }) => `${method} ${path}`)),
    send: async (request) => {
      const set = ["host", "content-length", authorization.toLowerCase()].find((name) => name in request.headers);
      if (set || request.headers["content-type"] !== contentType)
        throw new TypeError(`raw.${request.method}: the client sets the header ${set ?? "content-type"} itself`);
      const signals = [signal, request.signal].filter((one) => one !== undefined);
      for (const one of signals) one.throwIfAborted();
      const authorizeAndSend = async () => {
        const { init, onResponse } = await authorizeRequest(service, request, authorize);
        const response = await fetch(request.url, { ...init, ...(request.signal && { signal: request.signal }) });
        onResponse?.(response.headers);
        return response;
      };
      return unlessAborted(signals, authorizeAndSend()).catch((error) => {
        throw error instanceof AbortedBySignal ? error.reason : error;
      });
    },
  });
  return { ...createMethods<Methods>(service, options, authorize, transport), raw: transport.raw };
}
