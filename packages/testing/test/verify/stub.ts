import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { services } from "@cc-contract/client";
import { type Contract, readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/index.ts";

// A server that is right, but for what a switch changes: a proxy in front of the simulator, so that each switch says only
// in which way its server differs from a right one.

export type Values = Record<string, unknown>;

/** A request that was received, and the response to it before it is sent. */
export interface Exchange {
  method: string;
  path: string;
  /** The body of the request; undefined if it is not JSON. */
  request: Values;
  /** Operation whose path and method it is. */
  operationId: string | undefined;
  status: number;
  headers: Record<string, string>;
  /** The body of the response: bytes or a text as they are, anything else as JSON. */
  body: unknown;
}

export type Switch = (exchange: Exchange) => unknown;

export interface Stub extends Simulator {
  /** Origin of the server that the switch has changed. */
  url: string;
}

const contract: Contract = await readContract();
const operations = listOperations(contract).map(({ operationId, path, method }) => ({
  operationId,
  method: method.toUpperCase(),
  path: new RegExp(`^${path.replace(/\{[^{}]+\}/g, "[^/]+")}$`),
}));

/** Starts the server. */
export async function startStub(change: Switch = () => {}, options: SimulatorOptions = {}): Promise<Stub> {
  const simulator = await startSimulator(options);
  const { url: behind } = simulator;
  const agent = new Agent({ keepAlive: true });
  const server = createServer(async (request, response) => {
    const exchange = await forward(behind, agent, request);
    await change(exchange);
    reply(exchange, response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.defineProperties(simulator, {
    url: { value: url },
    close: {
      value: closing(simulator.close, async () => {
        server.close();
        server.closeAllConnections();
        agent.destroy();
      }),
    },
  }) as Stub;
}

function closing(first: () => Promise<void>, then: () => Promise<void>): () => Promise<void> {
  return async () => {
    await then();
    await first();
  };
}

async function forward(base: string, agent: Agent, received: IncomingMessage): Promise<Exchange> {
  const { method = "", url: path = "", headers } = received;
  const bytes = await read(received);
  const outgoing = send(base + path, { method, headers: { ...headers, "content-length": bytes.length }, agent });
  outgoing.end(bytes);
  const [response] = (await once(outgoing, "response")) as [IncomingMessage];
  const text = String(await read(response));
  const { date: _, connection: __, "transfer-encoding": ___, "content-length": ____, ...rest } = response.headers;
  const target = path.replace(/\?.*/, "");
  return {
    ...{ method, path, request: parse(String(bytes)) as Values, body: parse(text) ?? text },
    operationId: operations.find((one) => one.method === method && one.path.test(target))?.operationId,
    status: response.statusCode ?? 0,
    headers: rest as Record<string, string>,
  };
}

function reply({ status, headers, body }: Exchange, response: ServerResponse): void {
  response.writeHead(status, headers);
  response.end(typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body));
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a response is a success. */
export function succeeds({ body }: Exchange): boolean {
  return Object.values(services).some(({ code, success }) => Object(body)[code] === success);
}

/** Changes every success of an operation; its data is there a second time for older callers. */
export function data<Data>(operationId: string, change: (data: Data, exchange: Exchange) => unknown): Switch {
  return (exchange) => {
    if (exchange.operationId !== operationId || !succeeds(exchange)) return;
    const body = exchange.body as Values;
    const names = ["resultDesc", "resultDatas", "result"].filter((name) => typeof body[name] === "object");
    const changed = change(body[String(names[0])] as Data, exchange);
    exchange.body = { ...body, ...Object.fromEntries(names.map((name) => [name, changed])) };
  };
}
