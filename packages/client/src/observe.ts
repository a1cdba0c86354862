import type { CallInfo } from "./errors.ts";
import type { ClientOptions } from "./options.ts";
import type { Send } from "./send.ts";

/** Counts the attempts, and calls the hooks around each. */
export function observe(send: Send, info: CallInfo, { onRequest, onResponse }: ClientOptions): Send {
  return async (request) => {
    info.attempts++;
    await onRequest?.({ ...info, headers: redact(Object.entries(request.headers)) });
    request.signal.throwIfAborted();
    const begin = performance.now();
    const response = await send(request);
    const { status, headers } = response;
    await onResponse?.({ ...info, status, headers: redact(headers), duration: performance.now() - begin });
    return response;
  };
}

/** Headers whose values say nothing about the caller. All others are redacted, also those that the caller added. */
const safeHeaders = [
  "content-type",
  "content-length",
  "content-encoding",
  "date",
  "retry-after",
  "server",
  "via",
  "x-request-id",
  "traceparent",
];

/** Headers as hooks see them. */
function redact(headers: Iterable<[string, string]>): Record<string, string> {
  return Object.fromEntries(
    Array.from(headers, ([name, value]) => [name, safeHeaders.includes(name.toLowerCase()) ? value : "[redacted]"]),
  );
}
