import type { Credentials } from "./message.ts";

/** What every signed request carries, also one signed by somebody else: with its slashes as they are, or percent-encoded. */
const authorization = /auth-v\d(?:\\?\/|%(?:25)*2f)[^\s"'<>]+/gi;

/** A signature alone. */
const signature = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi;

/** The end of a GUID, which is no secret. */
const node = /\.[^.]*$/;

/** Shorter ones would be found in any text, and no server takes them. */
const shortest = 6;

/** Takes credentials out of texts, because servers repeat requests. */
export interface Secrets {
  hide(text: string): string;
  /** Hides this one from now on, too. */
  keep(secret: string): void;
}

export function createSecrets({ accessKey, secretKey, guid }: Credentials): Secrets {
  const secrets = new Map<string, RegExp>();
  const keep = (secret: string) => {
    // As it is, as it stands in JSON and in an address, and a GUID without the name of its node.
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
