import { type CallInfo, issue, ResponseTooLargeError, ResponseValidationError } from "./errors.ts";
import type { Send } from "./send.ts";
import { throwIfAborted } from "./signals.ts";

/**
 * Reads the body, so that it is part of the attempt. Its text can be read again, by openapi-fetch and for errors; a `raw`
 * response can be read in every way.
 *
 * @param maxBytes maximum size of a decompressed body in bytes; 32 MiB by default
 * @throws {CallError} if the body is too large or can't be decoded
 */
export function readBody(send: Send, info: CallInfo, maxBytes = 2 ** 25, raw = false): Send {
  return async (request) => {
    const response = await send(request);
    const { status, headers, body, url } = response;
    const add = (bytes: number) => {
      size += bytes;
      if (size > maxBytes) throw new ResponseTooLargeError(info, status, maxBytes);
    };
    // Some runtimes have no streams, or incompatible ones.
    const reader = body?.getReader?.();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    let text = "";
    if (reader)
      try {
        const decoder = decoderOf(headers.get("content-type") ?? "", info);
        for (;;) {
          // A `fetch` that ignores the signal may respond late or continue.
          throwIfAborted(request.signal);
          const { done, value } = await reader.read();
          text += decoder.decode(value, { stream: !done });
          if (done) break;
          add(value.length);
          if (raw) chunks.push(value);
        }
        if (raw) {
          // Readers of the decoded text expect UTF-8.
          const content = decoder.encoding === "utf-8" ? new Blob(chunks) : text;
          return Object.defineProperty(new Response(content, response), "url", { value: url });
        }
      } catch (error) {
        reader.cancel().catch(() => {});
        throw error;
      }
    else {
      text = await response.text();
      add(text.length);
    }
    // Defined, because some runtimes don't allow assignment.
    return Object.defineProperties(response, {
      text: { value: async () => text },
      json: { value: async () => JSON.parse(text) },
      clone: { value: () => response },
    });
  };
}

/** A decoder for the charset that a media type declares. */
function decoderOf(contentType: string, info: CallInfo): TextDecoder {
  const [, charset] = /;\s*charset="?([^\s;"]+)/i.exec(contentType) ?? [];
  try {
    return new TextDecoder(charset);
  } catch {
    throw new ResponseValidationError(info, [
      issue([], "charset", "a charset that this runtime decodes", `${charset}`.slice(0, 64)),
    ]);
  }
}
