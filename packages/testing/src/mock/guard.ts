import { AsyncLocalStorage } from "node:async_hooks";
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

// Loaded into Prism's process before Prism: ends it with its parent, and keeps it alive if a request causes an error.

/** The one message of Prism's process to its parent. */
export type Report = { port: number } | { code: string | undefined; message: string };

// The channel to the parent closes however the parent ends.
process.on("disconnect", () => process.exit());

const responses = new AsyncLocalStorage<ServerResponse>();
const { createServer } = http;
let port: number | undefined;

http.createServer = ((listener: RequestListener) => {
  const server = createServer((request, response) => {
    const status = refusal(request);
    if (status) refuse(response, status);
    else responses.run(response, () => listener(request, response));
  });
  server.once("listening", () => report({ port: (server.address() as AddressInfo).port }));
  server.once("error", ({ code, message }: NodeJS.ErrnoException) => report({ code, message }));
  // If the contract changes, Prism restarts, which must not use a different port.
  const { listen } = server;
  server.listen = ((first: number, ...rest: []) => listen.call(server, port ?? first, ...rest)) as typeof listen;
  return server;
}) as typeof createServer;

// Prism awaits none of its promises, so an error in one request would end the process.
process.on("unhandledRejection", (error) => {
  console.error(error);
  const response = responses.getStore();
  if (response && !response.headersSent) refuse(response, 500);
});

function report(message: Report): void {
  if ("port" in message) port = message.port;
  process.send?.(message);
}

const token = "[\\w!#$%&'*+.^`|~-]+";
const mediaType = new RegExp(`^\\s*${token}/${token}\\s*(;\\s*${token}=(${token}|"[^"]*")\\s*)*$`);

/** Status for a request on which Prism fails; undefined for others. */
function refusal({ url = "", headers }: IncomingMessage): number | undefined {
  const { accept = "*/*", "content-type": type = "*/*" } = headers;
  try {
    decodeURIComponent(url.replace(/\?.*/s, ""));
  } catch {
    return 400;
  }
  if (!mediaType.test(type)) return 415;
  return accept.split(",").every((range) => mediaType.test(range)) ? undefined : 406;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { "Content-Type": "application/problem+json" });
  response.end(JSON.stringify({ title: http.STATUS_CODES[status], status }));
}
