import { createHmac, timingSafeEqual } from "node:crypto";

// The security scheme C2 from the side of the service; its steps and names are those of the contract's description. Independent
// of the client's code, so that a mistake there is noticed here.

/** A request as received. */
export interface ReceivedRequest {
  /** HTTP method in capitals. */
  method: string;
  /** Path and query as in the request line. */
  target: string;
  /** Value of a header by its name in lower case. */
  header(name: string): string | undefined;
  body: Uint8Array;
}

/** Who may sign, and when. */
export interface Verifier {
  accessKey: string;
  secretKey: string;
  /** Permitted clock skew, in minutes; the contract leaves it open. */
  clockTolerance: number;
  now(): Date;
}

const scheme = "auth-v2";
/** The encoding of each byte in the signed text. */
const encodedBytes = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  const hex = byte.toString(16).toUpperCase().padStart(2, "0");
  return /[A-Za-z0-9._~-]/.test(character) ? character : `%${hex}`;
});

const timestampForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;

/** Why the signature of a request is refused; undefined where it is valid. It never reveals a key or a signature. */
export function refusal(request: ReceivedRequest, verifier: Verifier): string | undefined {
  const value = request.header("authorization");
  if (value === undefined) return "there is no header Authorization";
  const parts = value.split("/");
  if (parts.length !== 5) return `Authorization has ${parts.length} parts instead of 5`;
  const [name, accessKey, timestamp, signedHeaders, signature] = parts as [string, string, string, string, string];
  if (name !== scheme) return "the scheme is wrong";
  if (accessKey !== verifier.accessKey) return "the access key is unknown";
  return (
    refusedTimestamp(timestamp, verifier) ??
    refusedHeaders(signedHeaders, request) ??
    refusedSignature(signature, { ...verifier, prefix: parts.slice(0, 4).join("/"), signedHeaders }, request)
  );
}

function refusedTimestamp(timestamp: string, { clockTolerance, now }: Verifier): string | undefined {
  const time = timestampForm.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
  // Date.parse reads 31 February as a day in March.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(timestamp.slice(0, 19)))
    return "the timestamp is invalid";
  const minutes = Math.abs(now().getTime() - time) / 60_000;
  return minutes > clockTolerance ? "the timestamp is too far off" : undefined;
}

function refusedHeaders(signedHeaders: string, { header }: ReceivedRequest): string | undefined {
  const names = signedHeaders.split(";");
  const ordered = [...new Set(names.map((name) => name.toLowerCase()))].sort().join(";");
  if (signedHeaders !== ordered) return "the signed headers are not in lower case, sorted, each once";
  if (!names.includes("host")) return "host is not signed";
  if (names.includes("authorization")) return "authorization is signed";
  const missing = names.find((name) => header(name) === undefined);
  return missing === undefined ? undefined : `the signed header ${missing} was not sent`;
}

interface Signed {
  prefix: string;
  secretKey: string;
  signedHeaders: string;
}

function refusedSignature(
  signature: string,
  { prefix, secretKey, signedHeaders }: Signed,
  request: ReceivedRequest,
): string | undefined {
  // The key is the string of 64 hex digits, not the bytes that it encodes.
  const signingKey = hmac(secretKey, prefix);
  const expected = Buffer.from(hmac(signingKey, canonicalRequest(request, signedHeaders)));
  const received = Buffer.from(signature);
  const holds = received.length === expected.length && timingSafeEqual(received, expected);
  return holds ? undefined : "the signature is wrong";
}

function canonicalRequest({ method, target, header, body }: ReceivedRequest, signedHeaders: string): string {
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? "" : target.slice(mark + 1);
  const headers = signedHeaders
    .split(";")
    .map((name) => `${encode(Buffer.from(name))}:${encode(Buffer.from(header(name)?.trim() ?? ""))}`)
    .sort();
  return [method, path, ...(query === "" ? [] : [query]), signedHeaders, ...headers, encode(body)].join("\n");
}

/** Byte by byte, so that invalid UTF-8 is signed unchanged, too. */
function encode(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += encodedBytes[byte];
  return text;
}

function hmac(key: string, message: string): string {
  return createHmac("sha256", key).update(message).digest("hex");
}
