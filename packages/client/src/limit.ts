import { type CallInfo, TimeoutError } from "./errors.ts";
import type { Send } from "./send.ts";
import { AbortedBySignal, onAbort } from "./signals.ts";

/**
 * Ends a task when its time is up, or by the signals of the caller. It aborts the signal of the task; where that is ignored,
 * the outcome of the task is.
 */
export type Within = <Result>(task: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;

export function within(info: CallInfo, timeout: number, signals: readonly AbortSignal[]): Within {
  return <Result>(task: (signal: AbortSignal) => Promise<Result>) => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let forget: (() => void) | undefined;
    const outcome = new Promise<Result>((resolve, reject) => {
      const end = (reason: unknown) => {
        reject(reason);
        controller.abort(reason);
      };
      timer = setTimeout(() => end(new TimeoutError(info, timeout)), timeout);
      forget = onAbort(signals, (reason) => end(new AbortedBySignal(reason)));
      if (!signal.aborted) task(signal).then(resolve, reject);
    });
    return outcome.finally(() => {
      clearTimeout(timer);
      forget?.();
    });
  };
}

/** Limits each attempt. */
export function limit(send: Send, limited: Within): Send {
  return (request) => limited((signal) => send({ ...request, signal }));
}
