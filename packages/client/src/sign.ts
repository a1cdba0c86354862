// C2 signing of CC-CMS requests (cec_07_0003). Steps and names are those of the security scheme C2 of the contract.

export interface SignInput {
  accessKey: string;
  secretKey: string;
  /** HTTP method in capitals. */
  method: string;
  /** Path exactly as sent, without the query. */
  path: string;
  /** Query exactly as sent, without the question mark. */
  query?: string;
  /** Headers to sign; `host` has to be among them. */
  headers: Record<string, string>;
  /** Body exactly as sent. */
  body?: string;
  /** Time of the request. */
  date: Date;
}

/** Value of the Authorization header of a CC-CMS request. */
export async function authorization(input: SignInput): Promise<string> {
  const timestamp = input.date.toISOString().replace(/\.\d{3}Z$/, "Z");
  const prefix = `auth-v2/${input.accessKey}/${timestamp}/${signedHeaders(input.headers)}`;
  return `${prefix}/${await hmac(await hmac(input.secretKey, prefix), canonicalRequest(input))}`;
}

function signedHeaders(headers: Record<string, string>): string {
  return Object.keys(headers)
    .map((name) => name.toLowerCase())
    .sort()
    .join(";");
}

function canonicalRequest({ method, path, query, headers, body }: SignInput): string {
  const canonicalHeaders = Object.entries(headers)
    .map(([name, value]) => `${encode(name.toLowerCase())}:${encode(value.trim())}`)
    .sort()
    .join("\n");
  const lines = [method, path, ...(query ? [query] : []), signedHeaders(headers), canonicalHeaders];
  return `${lines.join("\n")}\n${encode(body ?? "")}`;
}

/** Percent-encodes all but the unreserved characters of RFC 3986; `encodeURIComponent` spares five more. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** HMAC-SHA256 as lower-case hex. The signing key enters the second HMAC as these 64 characters, not as bytes. */
async function hmac(key: string, message: string): Promise<string> {
  const utf8 = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", utf8.encode(key), algorithm, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", imported, utf8.encode(message)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
