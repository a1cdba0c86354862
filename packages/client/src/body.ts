import { type CallInfo, issue, ResponseTooLargeError, ResponseValidationError } from "./errors.ts";
import type { Send } from "./send.ts";
import { throwIfAborted } from "./signals.ts";

/** Bytes of a body that is read unless the option says otherwise, unpacked: 32 MiB. */
const mostBytes = 2 ** 25;

type Bytes = Uint8Array<ArrayBuffer>;

/** A response whose text can be read again, by openapi-fetch and for an error. */
interface Read {
  response: Response;
  text: string;
  /** Undefined where the runtime gives a text alone, or it was decoded by another charset than UTF-8. */
  bytes?: Bytes | undefined;
}

/** @throws {CallError} where the body is too large, or can't be decoded */
async function read(send: Send, info: CallInfo, maxBytes: number, request: Parameters<Send>[0]): Promise<Read> {
  const response = await send(request);
  const fail = () => {
    throw new ResponseTooLargeError(info, response.status, maxBytes);
  };
  const reader = response.body?.getReader?.();
  // Some runtimes have no streams, or some of their own.
  if (!reader) {
    const text = await response.text();
    return text.length > maxBytes ? fail() : { response, text };
  }
  const [, charset = "utf-8"] = /;\s*charset="?([^\s;"]+)/i.exec(response.headers.get("content-type") ?? "") ?? [];
  const chunks: Bytes[] = [];
  let size = 0;
  try {
    const decoder = decoderOf(charset, info);
    for (;;) {
      // A `fetch` that ignores the signal responds too late, or goes on.
      throwIfAborted(request.signal);
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > maxBytes) fail();
      chunks.push(value);
    }
    const bytes = join(chunks, size);
    return { response, text: decoder.decode(bytes), bytes: decoder.encoding === "utf-8" ? bytes : undefined };
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error;
  }
}

function join(chunks: readonly Bytes[], size: number): Bytes {
  const [first, ...more] = chunks;
  if (first && more.length === 0) return first;
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

const utf8 = new TextDecoder();

function decoderOf(charset: string, info: CallInfo): TextDecoder {
  try {
    return /^utf-8$/i.test(charset) ? utf8 : new TextDecoder(charset);
  } catch {
    const found = issue([], "charset", "a charset that this runtime decodes", charset.slice(0, 64));
    throw new ResponseValidationError(info, [found]);
  }
}

/** Reads the body, too, so that it is part of the attempt. */
export function readText(send: Send, info: CallInfo, maxBytes = mostBytes): Send {
  return async (request) => {
    const { response, text } = await read(send, info, maxBytes, request);
    // Defined, because some runtimes let nobody assign.
    return Object.defineProperties(response, {
      text: { value: async () => text },
      json: { value: async () => JSON.parse(text) },
      clone: { value: () => response },
    });
  };
}

/** Reads the body into a new response, which can be read in every way. */
export function readBytes(send: Send, info: CallInfo, maxBytes = mostBytes): Send {
  return async (request) => {
    const { response, text, bytes } = await read(send, info, maxBytes, request);
    if (!response.body?.getReader) return Object.defineProperty(response, "text", { value: async () => text });
    return Object.defineProperty(new Response(bytes ?? text, response), "url", { value: response.url });
  };
}
