import { type CallError, isRefusedCertificate, NetworkError, StatusError } from "./errors.ts";
import { unlessEnded } from "./signals.ts";

// Which failures are worth another attempt, and when to make it. All operations only read, so none is done twice.

const statuses = [408, 429, 500, 502, 503, 504];

/** First upper bound of a wait; it doubles with each attempt. In milliseconds, like all of these. */
const base = 250;
/** Upper bound of a wait that we choose. */
const most = 10_000;
/** Upper bound of a wait that the service asks for. */
const mostAsked = 60_000;

/** Whether a failed attempt may succeed when it is made again. */
export function isTransient(error: CallError): boolean {
  if (error instanceof StatusError) return statuses.includes(error.status);
  return error instanceof NetworkError && !isRefusedCertificate(error.cause);
}

/**
 * Milliseconds to wait after a failed attempt: what the service asks for by Retry-After, up to a minute, or else a
 * random part of a bound that doubles with each attempt (exponential back-off with full jitter).
 */
export function delayAfter(attempts: number, retryAfter: string | null, now: Date): number {
  const asked = askedFor(retryAfter ?? "", now);
  if (asked !== undefined) return Math.min(asked, mostAsked);
  return Math.random() * Math.min(base * 2 ** (attempts - 1), most);
}

/** Milliseconds until the time that Retry-After names, by seconds or by date. */
function askedFor(retryAfter: string, now: Date): number | undefined {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  // The parser takes nearly everything for a date, a negative number, too, and one of the three forms for local time.
  if (!/^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d/.test(retryAfter)) return undefined;
  const date = Date.parse(retryAfter.replace(/( GMT)?$/, " GMT"));
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

/**
 * Waits.
 *
 * @throws {Ended} where a signal ends the call meanwhile
 */
export async function wait(milliseconds: number, signals: readonly AbortSignal[]): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return unlessEnded(signals, elapsed).finally(() => clearTimeout(timer));
}
