import { isUtf8 } from "node:buffer";
import { UsageError } from "../port.ts";
import type { Message } from "./message.ts";

/** Maximum size of a body that is read, in bytes: the contract has no limit, but memory has. */
export const bodyLimit = 32 * 1_048_576;

/** A response with its body. */
export interface ReceivedResponse {
  status: number;
  /** In lower case, without parameters; empty if there is none. */
  mediaType: string;
  /** In lower case; empty if the media type has none. */
  charset: string;
  /** Target of a redirect, without its query. */
  location: string | undefined;
  text: string;
  /** Whether the body is UTF-8; if not, characters are missing from the text. */
  isUtf8: boolean;
  /** Whether the body is longer than the part that is read. */
  tooLong: boolean;
  headers: Headers;
  /** Why the first of two attempts had no response. */
  retriedAfter?: string;
}

const never = new AbortController().signal;

/** Why there was no response. */
export interface NoResponse {
  noResponse: string;
  timedOut: boolean;
}

/** Sends a message and reads the response, within a time limit in milliseconds. */
export async function exchange(
  message: Message,
  { timeout, idempotent, signal = never }: { timeout: number; idempotent: boolean; signal?: AbortSignal },
): Promise<ReceivedResponse | NoResponse> {
  const first = await attempt(message, timeout, signal);
  // A server may close a kept connection just as it is reused. A timeout, however, is about the request.
  if (!("noResponse" in first) || first.timedOut || !idempotent || signal.aborted) return first;
  const second = await attempt(message, timeout, signal);
  return "noResponse" in second ? second : { ...second, retriedAfter: first.noResponse };
}

async function attempt(message: Message, timeout: number, signal: AbortSignal): Promise<ReceivedResponse | NoResponse> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeout);
  try {
    const response = await fetch(message.url, {
      method: message.method,
      headers: message.headers,
      ...(message.body !== undefined && { body: message.body }),
      // Redirects are not followed: other servers must not get credentials.
      redirect: "manual",
      signal: AbortSignal.any([controller.signal, signal]),
    });
    const type = response.headers.get("content-type") ?? "";
    const [mediaType = ""] = type.split(";");
    const [, charset = ""] = /;\s*charset="?([^\s";]+)/i.exec(type) ?? [];
    const location = response.headers.get("location")?.replace(/[?#].*/s, "");
    return {
      status: response.status,
      mediaType: mediaType.trim().toLowerCase(),
      charset: charset.toLowerCase(),
      location,
      ...(await readBody(response)),
      headers: response.headers,
    };
  } catch (error) {
    const timedOut = controller.signal.aborted;
    return { noResponse: timedOut ? `no response within ${timeout} ms` : reason(error, message.url), timedOut };
  } finally {
    clearTimeout(timer);
    // The rest of the body is not needed.
    controller.abort();
  }
}

async function readBody({ body }: Response): Promise<Pick<ReceivedResponse, "text" | "isUtf8" | "tooLong">> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(body)) {
    size += chunk.length;
    // Leaving the loop cancels the rest.
    if (size > bodyLimit) return { text: "", isUtf8: true, tooLong: true };
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  return { text: new TextDecoder().decode(bytes), isUtf8: isUtf8(bytes), tooLong: false };
}

/** The DOM types, which the docs' tests need, don't declare that a stream is iterable. */
function chunksOf(body: ReadableStream<Uint8Array> | null): AsyncIterable<Uint8Array> | Uint8Array[] {
  return body ? (body as unknown as AsyncIterable<Uint8Array>) : [];
}

function reason(error: unknown, url: string): string {
  const { message, code = "" } = innermost(error) as Error & { code?: string };
  // Browsers and Node send nothing to the ports of other protocols.
  if (message === "bad port")
    throw new UsageError(`${new URL(url).origin}: fetch blocks this port; serve the target at another`);
  const isCertificate = /CERT|_SIGNATURE|SIGNED/.test(code);
  const remedy = isCertificate ? "; for a private CA set NODE_EXTRA_CA_CERTS to its file" : "";
  // OpenSSL's own message is hard to understand.
  const text = /^(EPROTO|ERR_SSL_)/.test(code) ? "no TLS" : message || "no connection";
  return `${text}${code && !text.includes(code) ? ` (${code})` : ""}${remedy}`;
}

/** If a host has several addresses, the first error is used. */
function innermost(error: unknown): unknown {
  const { cause, errors } = Object(error) as { cause?: unknown; errors?: unknown[] };
  const inner = cause ?? errors?.[0];
  return inner ? innermost(inner) : error;
}
