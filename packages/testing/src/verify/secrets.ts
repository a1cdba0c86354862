import type { Credentials } from "./message.ts";

/** A signature header, also from another signer, with plain or percent-encoded slashes. */
const authorization = /auth-v\d(?:\\?\/|%(?:25)*2f)[^\s"'<>]+/gi;

/** A signature alone. */
const signature = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi;

/** The end of a GUID, which is not secret. */
const node = /\.[^.]*$/;

/** Shorter ones would occur in any text, and no server accepts them. */
const shortest = 6;

/** Removes credentials from texts, because servers echo requests. */
export interface Secrets {
  hide(text: string): string;
  /** Also hides this one from now on. */
  keep(secret: string): void;
}

export function createSecrets({ accessKey, secretKey, guid }: Credentials): Secrets {
  const secrets = new Map<string, RegExp>();
  const keep = (secret: string) => {
    // Plain, in JSON and URL encoding, and a GUID without the name of its node.
    for (const text of [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      secret.replace(node, ""),
    ])
      if (text.length >= shortest) secrets.set(text, new RegExp(text.replace(/[^\w]/g, "\\$&"), "gi"));
  };
  for (const secret of [secretKey, guid, accessKey]) keep(secret);
  return {
    keep,
    hide: (text) =>
      [...secrets.values()]
        .reduce((rest, secret) => rest.replace(secret, "[redacted]"), text.replace(authorization, "[redacted]"))
        .replace(signature, "[redacted]"),
  };
}
