const utf8 = new TextEncoder();

/** A key for `hmac`, from the UTF-8 bytes of a text. */
export function importKey(key: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", utf8.encode(key), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

/** HMAC-SHA256 as lower-case hex. */
export async function hmac(key: CryptoKey, message: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8.encode(message)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
