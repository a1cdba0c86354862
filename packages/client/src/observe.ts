import { type Call, safeHeaders } from "./call.ts";
import type { ClientOptions } from "./options.ts";
import type { Send } from "./send.ts";
import { throwIfAborted } from "./signals.ts";

/** Counts the attempts, and calls the hooks around each. */
export function observe(send: Send, info: Call, { onRequest, onResponse }: ClientOptions): Send {
  return async (request) => {
    info.attempts++;
    info.carry(request);
    await onRequest?.({ ...info, headers: readable(Object.entries(request.headers), info) });
    throwIfAborted(request.signal);
    const begin = performance.now();
    const response = await send(request);
    const { status, headers } = response;
    await onResponse?.({ ...info, status, headers: readable(headers, info), duration: performance.now() - begin });
    return response;
  };
}

/** Headers as hooks see them. */
function readable(headers: Iterable<[string, string]>, info: Call): Record<string, string> {
  return Object.fromEntries(
    Array.from(headers, ([name, value]) => [
      name,
      safeHeaders.includes(name.toLowerCase()) ? info.hide(value) : "[redacted]",
    ]),
  );
}
