import type { Fetch } from "./options.ts";
import { onAbort } from "./signals.ts";

/** An answer with its body read to the end. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** Why an attempt ended when its time was up. */
export const timeIsUp = Symbol("time is up");

/**
 * Sends a request once and reads the answer.
 *
 * @param timeout Time limit for both together, in milliseconds.
 * @throws the reason of a signal that ends it, `timeIsUp`, or what `fetch` throws
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
  const ended = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason));
  });
  ended.catch(() => {});
  const timer = setTimeout(() => controller.abort(timeIsUp), timeout);
  const forget = onAbort(signals, (reason) => controller.abort(reason));
  try {
    const sent = fetch(url, { ...init, signal: controller.signal });
    const response = await Promise.race([sent, ended]);
    return { status: response.status, headers: response.headers, text: await Promise.race([response.text(), ended]) };
  } catch (error) {
    // Also what keeps on arriving after the end of an attempt is not wanted any more.
    controller.abort();
    throw error;
  } finally {
    clearTimeout(timer);
    forget();
  }
}
