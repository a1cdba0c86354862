import type { Fetch } from "./options.ts";
import { Ended, onAbort, unlessEnded } from "./signals.ts";

/** An answer with its body read to the end. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** Why an attempt ended when its time was up. */
export const timeIsUp = Symbol("time is up");

/**
 * Outcome of a promise, within a time limit in milliseconds.
 *
 * @throws {Ended} where a signal ends the call before; `timeIsUp`, or what the promise is rejected with
 */
export function inTime<Value>(
  promise: Promise<Value>,
  timeout: number,
  signals: readonly AbortSignal[],
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timeIsUp), timeout);
  });
  return unlessEnded(signals, Promise.race([promise, late])).finally(() => clearTimeout(timer));
}

/**
 * Sends a request once and reads the answer.
 *
 * @param timeout Time limit for both together, in milliseconds.
 * @throws {Ended} where a signal ends it; `timeIsUp`, or what `fetch` throws
 */
export async function attempt(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  timeout: number,
  signals: readonly AbortSignal[],
): Promise<Answer> {
  const controller = new AbortController();
  // A custom `fetch` may not heed the signal, and a body may be past the point where it does.
  let end!: (why: unknown) => void;
  const ended = new Promise<never>((_, reject) => {
    end = (why) => {
      reject(why);
      controller.abort(why);
    };
  });
  const timer = setTimeout(() => end(timeIsUp), timeout);
  const forget = onAbort(signals, (reason) => end(new Ended(reason)));
  let sent: Promise<Response> | undefined;
  try {
    if (controller.signal.aborted) return await ended;
    sent = fetch(url, { ...init, signal: controller.signal });
    const response = await Promise.race([sent, ended]);
    return { status: response.status, headers: response.headers, text: await Promise.race([response.text(), ended]) };
  } catch (error) {
    // What keeps on arriving is not wanted any more.
    controller.abort();
    sent?.then(({ body }) => body?.cancel()).catch(() => {});
    throw error;
  } finally {
    clearTimeout(timer);
    forget();
  }
}
