import { gatewayService } from "./generated/operations.gen.ts";
import { NoCredentials } from "./no-credentials.ts";
import { headerValue } from "./options.ts";
import { redact } from "./redact.ts";
import { safeCause } from "./safe-cause.ts";
import type { Authorize } from "./send.ts";
import { onAbort } from "./signals.ts";

/** Source of the GUID of a session: a string, or a function that returns one, for example by signing in. */
export type GuidSource = string | (() => string | Promise<string>);

/**
 * Keeps the GUID of a session: the latest one from the source or from a response. If responses arrive out of order, the one
 * whose call started last counts.
 */
export function createSession(guid: GuidSource, onGuid: (guid: string) => unknown = () => {}): Authorize {
  const { renewal } = gatewayService;
  let given: string | undefined;
  let current = "";
  let pending: Promise<string> | undefined;
  let begun = 0;
  let newest = 0;

  // Calls that start together share one call of the source, which might sign in. As soon as one of them has waited too
  // long, the next calls it again.
  async function resolveGuid(signal: AbortSignal): Promise<string> {
    if (typeof guid === "string") return guid;
    pending ??= Promise.resolve().then(guid);
    const own = pending;
    const giveUp = () => {
      if (pending === own) pending = undefined;
    };
    const forget = onAbort([signal], giveUp);
    return own.finally(() => {
      giveUp();
      forget();
    });
  }

  function stripPrefix(text: unknown): string {
    const value = String(text ?? "").replace(/\s*[;,].*/s, "");
    return value.startsWith(renewal.prefix) ? value.slice(renewal.prefix.length) : value;
  }

  /** The error of a source may contain the GUID that it returned earlier. */
  function hide(error: unknown): never {
    throw (
      safeCause(error, { hide: (text) => redact(text, [current]) }) ?? new NoCredentials("the option `guid` failed")
    );
  }

  return async ({ signal }) => {
    const order = ++begun;
    const source = stripPrefix(await resolveGuid(signal).catch(hide));
    if (!headerValue.test(source)) throw new NoCredentials("the option `guid` returned no GUID");
    // A source that returns the same GUID as before is unaware of renewals since then.
    // So is a source call that started before that of a later call.
    if (source !== given && order > newest) {
      given = source;
      current = source;
      // Responses still in transit belong to an older session.
      newest = order;
    }
    return {
      value: current,
      onResponse({ headers }) {
        const renewed = stripPrefix(renewal.headers.map((name) => headers.get(name)).find((value) => value !== null));
        if (!headerValue.test(renewed) || order < newest) return;
        newest = order;
        if (renewed === current) return;
        current = renewed;
        return onGuid(renewed);
      },
    };
  };
}
