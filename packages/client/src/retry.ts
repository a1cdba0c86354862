import type { Call } from "./call.ts";
import { type CallError, isRefusedCertificate, NetworkError } from "./errors.ts";
import type { Within } from "./limit.ts";
import type { ClientOptions } from "./options.ts";
import { httpError } from "./response.ts";
import type { Send } from "./send.ts";
import { timed } from "./signals.ts";

// Which failures to retry, and when.

export const transientStatuses: readonly number[] = [408, 429, 500, 502, 503, 504];

/** First upper bound of a wait, which doubles with each attempt. All are in milliseconds. */
const base = 250;
/** Upper bound of a wait chosen by the client. */
const maxDelay = 10_000;
/** Upper bound of a wait that the service requests. */
const maxRetryAfter = 60_000;

/** Retries failures that may be temporary, up to a number of times. */
export function retry(
  send: Send,
  info: Call,
  retries: number,
  statuses: readonly number[],
  signals: readonly AbortSignal[],
  limited: Within,
  onRetry: ClientOptions["onRetry"],
): Send {
  return async (request) => {
    for (;;) {
      let error: CallError;
      let retryAfter: string | null = null;
      try {
        const response = await send(request);
        if (!statuses.includes(response.status) || info.attempts > retries) return response;
        error = httpError(info, response, await response.text());
        retryAfter = response.headers.get("retry-after");
      } catch (failure) {
        if (!isTransient(failure) || info.attempts > retries) throw failure;
        error = failure;
      }
      const delay = delayAfter(info.attempts, retryAfter, new Date());
      if (onRetry) await limited(async () => onRetry({ ...info, error, delay }));
      await wait(delay, signals);
    }
  };
}

function isTransient(failure: unknown): failure is NetworkError {
  return failure instanceof NetworkError && !isRefusedCertificate(failure.cause);
}

/**
 * Milliseconds to wait after a failed attempt: the value of Retry-After, up to a minute, or else a random part of a
 * bound that doubles with each attempt (exponential back-off with full jitter).
 */
export function delayAfter(attempts: number, retryAfter: string | null, now: Date): number {
  const requested = requestedDelay(retryAfter ?? "", now);
  if (requested !== undefined) return Math.min(requested, maxRetryAfter);
  return Math.random() * Math.min(base * 2 ** (attempts - 1), maxDelay);
}

/** Milliseconds given by Retry-After, in seconds or as a date. */
function requestedDelay(retryAfter: string, now: Date): number | undefined {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  // The parser accepts nearly anything as a date, even a negative number, and reads one of the three forms as local time.
  if (!/^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d/.test(retryAfter)) return undefined;
  const date = Date.parse(retryAfter.replace(/( GMT)?$/, " GMT"));
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

/**
 * Waits.
 *
 * @throws {AbortedBySignal} if a signal ends the call before that
 */
export function wait(milliseconds: number, signals: readonly AbortSignal[]): Promise<void> {
  return timed(milliseconds, signals, (resolve, reject) => [resolve, reject]);
}
