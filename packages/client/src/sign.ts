import { hmac, importKey } from "./hmac.ts";

// C2 signing of CC-CMS requests (cec_07_0003), stage by stage. Names are those of the contract's security scheme C2.
// Every function is pure: the same input gives the same output, and the time is an argument.

/** The signed parts of a request. */
export interface RequestToSign {
  /** HTTP method in capitals. */
  method: string;
  /** Path exactly as sent, without the query. */
  path: string;
  /** Query exactly as sent, without the question mark. */
  query?: string | undefined;
  /** Headers to sign, by name: always including `host` as on the wire, never `authorization`. */
  headers: Readonly<Record<string, string>>;
  /** Body exactly as sent; UTF-8. */
  body?: string | undefined;
}

/** Who signs, and when. */
export interface Signer {
  accessKey: string;
  secretKey: string;
  /** Time of the request. */
  date: Date;
  /** Whether the timestamp has milliseconds, as in `2024-08-02T00:00:00.000Z`; false by default. */
  milliseconds?: boolean | undefined;
}

export interface Authorization {
  /** Value of the header Authorization. */
  authorization: string;
  canonicalRequest: string;
  /** 64 lower-case hex characters. As sensitive as the secret key while the service accepts its timestamp. */
  signingKey: string;
}

/**
 * Signs a request.
 *
 * @throws {TypeError} if the headers lack `host` or include `authorization`
 */
export async function authorization(input: RequestToSign & Signer): Promise<Authorization> {
  const start = prefix(input, signedHeaders(input.headers));
  const canonical = canonicalRequest(input);
  const key = await signingKey(input.secretKey, start);
  return {
    authorization: `${start}/${await signature(key, canonical)}`,
    canonicalRequest: canonical,
    signingKey: key,
  };
}

/**
 * Names of the signed headers: in lower case, sorted, joined by `;`.
 *
 * @throws {TypeError} if `host` is missing or `authorization` is included
 */
export function signedHeaders(headers: Readonly<Record<string, string>>): string {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  if (!names.includes("host")) throw new TypeError("headers: `host` must be signed");
  if (names.includes("authorization")) throw new TypeError("headers: `authorization` can't be signed");
  return names.sort().join(";");
}

/** First part of the header Authorization: scheme, access key, timestamp and the names of the signed headers. */
export function prefix({ accessKey, date, milliseconds }: Omit<Signer, "secretKey">, signedHeaders: string): string {
  const time = date.toISOString();
  return `auth-v2/${accessKey}/${milliseconds ? time : time.replace(/\.\d+/, "")}/${signedHeaders}`;
}

/** The string that is signed. */
export function canonicalRequest({ method, path, query, headers, body = "" }: RequestToSign): string {
  const lines = Object.entries(headers).map(([name, value]) => `${encode(name.toLowerCase())}:${encode(value.trim())}`);
  return [method, path, ...(query ? [query] : []), signedHeaders(headers), ...lines.sort(), encode(body)].join("\n");
}

/** Signing key for this prefix: HMAC of the prefix, keyed with the secret key. */
export async function signingKey(secretKey: string, prefix: string): Promise<string> {
  return hmac(await importKey(secretKey), prefix);
}

/** HMAC of the canonical request, keyed with the 64 characters of the signing key, not with the bytes they encode. */
export async function signature(signingKey: string, canonicalRequest: string): Promise<string> {
  return hmac(await importKey(signingKey), canonicalRequest);
}

/** Percent-encodes all but the unreserved characters of RFC 3986; `encodeURIComponent` keeps five more. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
