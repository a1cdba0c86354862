import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { type ClientOptions, createCmsClient, createGatewayClient, operations, services } from "../src/index.ts";
import { agent, guid, keys, query } from "./stub.ts";

export const cmsPath = operations.queryAgentPrivateCalls.path;
export const gatewayPath = operations.queryAgentCallStatistics.path.replace("{agentid}", agent.agentid);

/** What a server does when a request has come to its end. */
export type Responder = (response: ServerResponse) => void;

export interface Received {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
  /** Fulfilled when the response is complete or the client has hung up, with whether it is complete. */
  closed: Promise<boolean>;
}

/** Starts a server for the time of a test; each response serves once, the last one for all that is left. */
export async function startServer(...responders: [Responder, ...Responder[]]) {
  const requests: Received[] = [];
  const arrivals: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    const closed = new Promise<boolean>((resolve) => {
      response.on("close", () => resolve(response.writableFinished));
    });
    const { method, url: path, headers } = request;
    requests.push({ method, path, headers, body: await text(request), closed });
    for (const arrived of arrivals.splice(0)) arrived();
    (responders[requests.length - 1] ?? (responders.at(-1) as Responder))(response);
  });
  return {
    url: `http://127.0.0.1:${await listen(server)}`,
    requests,
    /** Fulfilled when the next request has come. */
    arrival: () => new Promise<void>((resolve) => arrivals.push(resolve)),
  };
}

/** Makes a server listen for the time of a test; returns its port. */
export async function listen(server: Server): Promise<number> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => close(server));
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** URL of a port at which nothing listens any more. */
export async function closedUrl(): Promise<string> {
  const server = createServer();
  const port = await listen(server);
  await close(server);
  return `http://127.0.0.1:${port}`;
}

type Own = Omit<ClientOptions, "baseUrl">;

/** A call to each service. Without retries, unless the options say so. */
export function callCms(baseUrl: string, options: Own = {}) {
  return createCmsClient({ baseUrl, ...keys, retries: 0, ...options }).queryAgentPrivateCalls(query);
}

export function callGateway(baseUrl: string, options: Own = {}) {
  return createGatewayClient({ baseUrl, guid, retries: 0, ...options }).queryAgentCallStatistics(agent);
}

/** Long enough for a request that must not be sent to come to a local server. */
export function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}

const json = { "content-type": "application/json" };

export function status(code: number, headers: Record<string, string> = {}, body = ""): Responder {
  return (response) => response.writeHead(code, headers).end(body);
}

export function ok(body: unknown): Responder {
  return status(200, json, JSON.stringify(body));
}

export const data = ["1605492949-1447"];

/** The response of a success of CC-CMS. */
export const success = ok({ [services.cms.code]: services.cms.success, [services.cms.data]: data });

/** Resets the connection where the head of a response should come. */
export const reset: Responder = (response) => response.socket?.resetAndDestroy();

/** Closes the connection in the middle of a body. */
export const cut: Responder = (response) => {
  response.writeHead(200, { ...json, "content-length": 1000 });
  response.write('{"resultCode":', () => response.destroy());
};

/** Sends a body without an end, a bit at a time. */
export const drip: Responder = (response) => {
  response.writeHead(200, json);
  const timer = setInterval(() => response.write(" "), 10);
  response.on("close", () => clearInterval(timer));
};

/** Never responds. */
export const silence: Responder = () => {};
