import { type CallInfo, TimeoutError } from "./errors.ts";
import type { Send } from "./send.ts";
import { AbortedBySignal, onAbort } from "./signals.ts";

/**
 * Ends an attempt when its time is up, or by the signals of the caller. It aborts the signal of `send`; where that is ignored,
 * the outcome of `send` is.
 */
export function limit(send: Send, info: CallInfo, timeout: number, signals: readonly AbortSignal[]): Send {
  return (request) => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let forget: (() => void) | undefined;
    const outcome = new Promise<Response>((resolve, reject) => {
      const end = (reason: unknown) => {
        reject(reason);
        controller.abort(reason);
      };
      timer = setTimeout(() => end(new TimeoutError(info, timeout)), timeout);
      forget = onAbort(signals, (reason) => end(new AbortedBySignal(reason)));
      if (!signal.aborted) send({ ...request, signal }).then(resolve, reject);
    });
    return outcome.finally(() => {
      clearTimeout(timer);
      forget?.();
    });
  };
}
