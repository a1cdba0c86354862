import { type CallInfo, TimeoutError } from "./errors.ts";
import type { Send } from "./send.ts";
import { timed } from "./signals.ts";

/**
 * Ends a task at its time limit or by the caller's signals. It aborts the signal of the task; if the task ignores that,
 * its outcome is ignored.
 */
export type Within = <Result>(task: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;

export function within(info: CallInfo, timeout: number, signals: readonly AbortSignal[]): Within {
  return (task) =>
    timed(timeout, signals, (resolve, reject) => {
      const controller = new AbortController();
      const end = (reason: unknown) => {
        reject(reason);
        controller.abort(reason);
      };
      if (!signals.some(({ aborted }) => aborted)) task(controller.signal).then(resolve, reject);
      return [() => end(new TimeoutError(info, timeout)), end];
    });
}

/** Limits each attempt. */
export function limit(send: Send, limited: Within): Send {
  return (request) => limited((signal) => send({ ...request, signal }));
}
