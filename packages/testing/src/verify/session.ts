import { services } from "@cc-contract/client";
import type { Credentials } from "./message.ts";

const { headers: names, prefix } = services.gateway.renewal;

/** The credentials of a run. All CC-Gateway operations share one session, so that each uses the latest GUID. */
export interface Session {
  readonly credentials: Credentials;
  /** Uses the GUID that a response renews, if any. */
  renew(headers: Headers): void;
}

export function createSession(initial: Credentials, onGuid: (guid: string) => void): Session {
  let credentials = initial;
  return {
    get credentials() {
      return credentials;
    },
    renew(headers) {
      const guid = renewedGuid(headers);
      if (guid === undefined) return;
      onGuid(guid);
      credentials = { ...credentials, guid };
    },
  };
}

function renewedGuid(headers: Headers): string | undefined {
  const text = names.map((name) => headers.get(name)).find((value) => value !== null);
  const guid = text?.replace(/\s*[;,].*/s, "");
  return (guid?.startsWith(prefix) ? guid.slice(prefix.length) : guid) || undefined;
}
