import type { Credentials } from "./message.ts";

/** What every signed request carries, also one signed by somebody else. */
const signature = /auth-v\d\/[^\s"'<>]+/g;

/** Shorter ones would be found in any text, and no server takes them. */
const shortest = 6;

/** Takes credentials out of texts, because servers repeat requests. */
export interface Secrets {
  hide(text: string): string;
  /** Hides this one from now on, too. */
  keep(secret: string): void;
}

export function createSecrets({ accessKey, secretKey, guid }: Credentials): Secrets {
  const secrets = new Set<string>();
  const keep = (secret: string) => {
    // As it is, and as it stands in JSON.
    for (const text of [secret, JSON.stringify(secret).slice(1, -1)]) if (text.length >= shortest) secrets.add(text);
  };
  for (const secret of [secretKey, guid, accessKey]) keep(secret);
  return {
    keep,
    hide: (text) =>
      [...secrets].reduce(
        (rest, secret) => rest.replaceAll(secret, "[redacted]"),
        text.replace(signature, "[redacted]"),
      ),
  };
}
