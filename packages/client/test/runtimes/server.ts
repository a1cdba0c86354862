import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples, responseExamples } from "@cc-contract/spec/model/operations";
import { inject, onTestFinished } from "vitest";
import { services } from "../../src/index.ts";
import { authorization } from "../../src/sign.ts";
import vectors from "../vectors/c2-signing.json" with { type: "json" };

const contract = await readContract();
const guid = "00000000-0000-0000-0000-000000000000.AgentGateway1";
const { accessKey, secretKey, cases, source: _, ...signed } = vectors;
const exchanges = listOperations(contract).map((operation) => {
  const [sent = {}] = Object.values(requestExamples(contract, operation)) as Record<string, object>[];
  const request = operation.requestBody ? sent : sent.path;
  const { sample, failure } = responseExamples(contract, operation);
  const { operationId, service, method } = operation;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => String(Object(request)[name]));
  return { operationId, service, method: method.toUpperCase(), path, request, sample, failure };
});

/** What the program requests, and compares the responses with. */
const expected = { exchanges, keys: { accessKey, secretKey }, guid, signed, cases };

/** Starts the service for the time of a test. The first segment of a path says how it behaves. Returns its origin. */
export async function startServer(): Promise<string> {
  let flaked = false;
  const server = createServer(async (request, response) => {
    const send = (status: number, body: unknown, headers = {}) =>
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    const [, scenario, path] = /^\/(\w*)(.*)$/.exec(request.url ?? "") ?? [];
    if (scenario === "expected") return send(200, expected);
    if (/^(|page|service)$/.test(`${scenario}`)) return sendPage(request.url ?? "", response);
    const exchange = exchanges.find((one) => one.method === request.method && one.path === path);
    if (!exchange || !(await isAuthorized(request, exchange))) return send(exchange ? 401 : 404, "");
    if (scenario === "flaky") flaked = !flaked;
    if (scenario === "flaky" && flaked) return send(503, "", { "retry-after": "0" });
    if (scenario !== "silent") send(200, scenario === "failed" ? exchange.failure : exchange.sample);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The signature is made again from the request. */
async function isAuthorized(
  request: IncomingMessage,
  { service, method }: (typeof exchanges)[number],
): Promise<boolean> {
  const { contentType, authorization: name } = services[service.id as keyof typeof services];
  const { host = "", "content-type": type, [name.toLowerCase()]: credentials } = request.headers;
  if (type !== contentType) return false;
  if (service.id === "gateway") return credentials === guid;
  const date = new Date(String(credentials).split("/")[2] ?? "");
  const body = await text(request);
  const own = { accessKey, secretKey, date, method, path: request.url ?? "", headers: { host }, body };
  return credentials === (await authorization(own)).authorization;
}

/** A service worker that passes everything on, as those do that cache some of it. */
const serviceWorker = `addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith(fetch(event.request)));`;

function sendPage(path: string, response: ServerResponse) {
  // The strictest policy that lets the page load its script and call its origin.
  const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
  const type = path === "/" ? "text/html" : "text/javascript";
  const page = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';
  const script = () => (path === "/page.js" ? readFileSync(`${inject("project")}/bundle/page.js`) : serviceWorker);
  const headers = { "content-type": type, "content-security-policy": policy };
  response.writeHead(200, headers).end(path === "/" ? page : script());
}
