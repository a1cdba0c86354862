import { setTimeout as sleep } from "node:timers/promises";
import { exchange, type NoResponse, type ReceivedResponse } from "./exchange.ts";
import type { Message } from "./message.ts";

/** Statuses of a busy server, or of a proxy in front of it: they say nothing about the request. */
const busyStatuses = [429, 502, 503, 504];

/** Maximum wait for one response, and for a service in total, in milliseconds. */
const longestWait = 60_000;
const longestInAll = 120_000;

/** Maximum attempts per request. */
const maxAttempts = 3;

export function isBusy(status: number): boolean {
  return busyStatuses.includes(status);
}

/** Slows down all requests to a service that is busy. */
export interface Throttle {
  /** Waits until the service may be called again, or until the signal aborts. */
  ready(signal: AbortSignal): Promise<void>;
  /** Whether a request may be sent again after a number of attempts; the service gets no requests until then. */
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
      // Concurrent requests wait together.
      const more = Math.max(0, next - Math.max(until, now));
      if (attempts >= maxAttempts || more > left) return false;
      left -= more;
      until = Math.max(until, next);
      return true;
    },
  };
}

/** Sends a request until the service has time for it, within limits. Each attempt is written, and so signed, anew. */
export async function exchangePatiently(
  write: () => Promise<Message>,
  throttle: Throttle,
  options: { timeout: number; idempotent: boolean; signal: AbortSignal },
): Promise<{ message: Message; response: ReceivedResponse | NoResponse }> {
  for (let attempts = 1; ; attempts++) {
    await throttle.ready(options.signal);
    const message = await write();
    const response = await exchange(message, options);
    const isOver = "noResponse" in response || !isBusy(response.status) || !options.idempotent;
    if (isOver || !throttle.backOff(attempts, response.headers)) return { message, response };
  }
}

/** Milliseconds that Retry-After names, by seconds or by date. */
function requested(headers: Headers): number | undefined {
  const text = headers.get("retry-after")?.trim() ?? "";
  const time = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(time) ? undefined : Math.max(0, time);
}
