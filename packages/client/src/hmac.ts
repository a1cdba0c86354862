import { NoCredentials } from "./no-credentials.ts";

const utf8 = new TextEncoder();
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A key for `hmac`, from the UTF-8 bytes of a string. */
export function importKey(key: string): Promise<CryptoKey> {
  if (!globalThis.crypto?.subtle)
    throw new NoCredentials(
      "crypto.subtle is missing: pages have it on HTTPS and localhost, React Native needs a polyfill",
    );
  return crypto.subtle.importKey("raw", utf8.encode(key), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

/** HMAC-SHA256 as lower-case hex. */
export async function hmac(key: CryptoKey, message: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8.encode(message)));
  let text = "";
  for (const byte of bytes) text += hex[byte];
  return text;
}
