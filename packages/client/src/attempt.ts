import { AbortedBySignal, onAbort } from "./signals.ts";

/** Why an attempt ended when its time was up. */
export const timeIsUp = Symbol("time is up");

/**
 * Outcome of what `run` does, within a time limit in milliseconds. The signal that it is given tells it to stop; where it
 * does not heed that, its outcome comes too late for anyone.
 *
 * @throws {AbortedBySignal} where a signal ends it; `timeIsUp`, or what `run` throws
 */
export function attempt<Outcome>(
  run: (signal: AbortSignal) => Promise<Outcome>,
  timeout: number,
  signals: readonly AbortSignal[],
): Promise<Outcome> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let forget: (() => void) | undefined;
  const outcome = new Promise<Outcome>((resolve, reject) => {
    const end = (why: unknown) => {
      reject(why);
      controller.abort(why);
    };
    timer = setTimeout(end, timeout, timeIsUp);
    forget = onAbort(signals, (reason) => end(new AbortedBySignal(reason)));
    if (!controller.signal.aborted) run(controller.signal).then(resolve, reject);
  });
  return outcome.finally(() => {
    clearTimeout(timer);
    forget?.();
  });
}
