import { setTimeout as sleep } from "node:timers/promises";

/** Statuses of a server, or of what is in front of it, that has no time for a request: they say nothing about it. */
const busyStatuses = [429, 502, 503, 504];

/** Longest wait for one response, and for all of a service together, in milliseconds. */
const longestWait = 60_000;
const longestInAll = 120_000;

/** Attempts of one request. */
const maxAttempts = 3;

export function isBusy(status: number): boolean {
  return busyStatuses.includes(status);
}

/** Slows down all requests to a service that is busy. */
export interface Throttle {
  /** Waits until the service may be asked again, or until the signal ends that. */
  ready(signal: AbortSignal): Promise<void>;
  /** Whether a request may be sent again after so many attempts; the service is left alone until then. */
  backOff(attempts: number, headers: Headers): boolean;
}

export function createThrottle(): Throttle {
  let until = 0;
  let left = longestInAll;
  return {
    async ready(signal) {
      while (until > Date.now() && !signal.aborted)
        await sleep(until - Date.now(), undefined, { signal }).catch(() => {});
    },
    backOff(attempts, headers) {
      const now = Date.now();
      const next = now + Math.min(requested(headers) ?? attempts * 1000, longestWait);
      // Requests that were under way together wait together.
      const more = Math.max(0, next - Math.max(until, now));
      if (attempts >= maxAttempts || more > left) return false;
      left -= more;
      until = Math.max(until, next);
      return true;
    },
  };
}

/** Milliseconds that Retry-After names, by seconds or by date. */
function requested(headers: Headers): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  const time = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(time) ? undefined : Math.max(0, time);
}
