import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { services } from "../../src/index.ts";
import { authorization } from "../../src/sign.ts";
import vectors from "../vectors/c2-signing.json" with { type: "json" };
import type { Exchange, Plan } from "./plan.ts";

/**
 * Starts the service on 127.0.0.1. The first segment of a path says how it behaves; what follows is the operation.
 * It serves the page of the browser, too, from the folder of bundles, so that everything there is of one origin.
 */
export async function startServer(plan: Plan, bundles: string) {
  const { exchanges, guid, setup } = plan;
  let flaked = false;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = "", method } = request;
    const send = (status: number, body: unknown, headers = {}) => {
      response.writeHead(status, { "Content-Type": services.cms.contentType, ...headers }).end(JSON.stringify(body));
    };
    if (url === "/setup") return send(200, setup);
    if (url === "/" || url === "/page.js") return sendPage(response, url, bundles);
    const [, scenario, path] = /^\/(\w+)(\/.*)$/.exec(url) ?? [];
    const exchange = exchanges.find((one) => one.method === method && one.path === path);
    if (!exchange) return send(404, `no operation ${method} ${url}`);
    const reason = await refusal(request, exchange, guid);
    if (reason) return send(400, reason);
    if (scenario === "silent") return;
    if (scenario === "refused") return send(401, "");
    if (scenario === "failed") return send(200, exchange.failure);
    if (scenario === "flaky" && !flaked) {
      flaked = true;
      return send(503, "", { "Retry-After": "0" });
    }
    send(200, exchange.success);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Why a request is not as the contract demands it. The signature is made anew from what has come over the wire. */
async function refusal(request: IncomingMessage, { service, method }: Exchange, guid: string) {
  const { contentType, authorization: name } = services[service];
  const { host = "", "content-type": type, ...headers } = request.headers;
  if (type !== contentType) return `Content-Type is ${type}`;
  const credentials = String(headers[name.toLowerCase()]);
  if (service === "gateway") return credentials === guid ? undefined : `${name} is ${credentials}`;
  const { accessKey, secretKey } = vectors;
  const date = new Date(credentials.split("/")[2] ?? "");
  if (Number.isNaN(date.getTime())) return `${name} is ${credentials}`;
  const body = await text(request);
  const { authorization: expected, canonicalRequest } = await authorization({
    ...{ accessKey, secretKey, date, method, body },
    path: request.url ?? "",
    headers: { host },
  });
  return credentials === expected ? undefined : `${name} is ${credentials}, not ${expected} for ${canonicalRequest}`;
}

async function sendPage(response: ServerResponse, url: string, bundles: string): Promise<void> {
  // The strictest policy that lets the page load its script and call its origin.
  const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
  const [type, body] =
    url === "/"
      ? ["text/html", '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>']
      : ["text/javascript", await readFile(`${bundles}/page.js`, "utf8")];
  response.writeHead(200, { "Content-Type": type, "Content-Security-Policy": policy }).end(body);
}
