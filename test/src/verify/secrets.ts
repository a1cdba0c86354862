import type { Credentials } from "./message.ts";

/** What every signed request carries, also one signed by somebody else. */
const signature = /auth-v2\/[^\s"'<>]+/g;

/** A function that takes the credentials out of a text, for what servers repeat of a request. */
export function hider({ accessKey, secretKey, guid }: Credentials): (text: string) => string {
  const secrets = [secretKey, guid, accessKey].filter((secret) => secret !== "");
  return (text) =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, "[redacted]"), text.replace(signature, "[redacted]"));
}
