import createFetchClient, { type Client, type Middleware } from "openapi-fetch";
import { AnswerError, type CallInfo, ServiceError, StatusError } from "./errors.ts";
import { operations, services } from "./generated/operations.gen.ts";
import type { paths } from "./generated/types.gen.ts";

// The only file that knows openapi-fetch.

export type ServiceId = keyof typeof services;
export type OperationId = keyof typeof operations;

export interface TransportOptions {
  /** Origin of the service, as in `https://cms.example.com:28443`. */
  baseUrl: string;
  /** Sends a request; the global `fetch` where it is left out. */
  fetch?: Fetch;
}

export type Fetch = (request: Request) => Promise<Response>;

/** Value of the header that says who calls, made for each request anew. */
export type Authorize = (request: Request) => string | Promise<string>;

/** The methods of one service, each of which sends one request and returns the data of a successful answer. */
export function createMethods<Methods>(service: ServiceId, options: TransportOptions, authorize: Authorize): Methods {
  const client = createFetchClient<paths>({ baseUrl: options.baseUrl });
  const fetch = options.fetch ?? globalThis.fetch;
  client.use(authorization(service, authorize));
  const ids = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].service === service);
  return Object.fromEntries(ids.map((id) => [id, (request: object) => call(client, fetch, id, request)])) as Methods;
}

function authorization(service: ServiceId, authorize: Authorize): Middleware {
  const { contentType, authorization: header } = services[service];
  return {
    async onRequest({ request }) {
      // Demanded on every call, also on one without a body.
      request.headers.set("Content-Type", contentType);
      request.headers.set(header, await authorize(request));
      return request;
    },
  };
}

async function call(client: Client<paths>, fetch: Fetch, operationId: OperationId, request: object): Promise<unknown> {
  const { method, path, service } = operations[operationId];
  const info: CallInfo = { operationId, method, url: "" };
  const init = {
    ...(method === "GET" ? { params: { path: request } } : { body: request }),
    parseAs: "text",
    // An answer doesn't always know its URL, the request does.
    fetch: (sent: Request) => {
      info.url = sent.url;
      return fetch(sent);
    },
  };
  // The request is typed by the method that the caller sees; here it is any of the five.
  const send = client.request as (
    method: string,
    path: string,
    init: object,
  ) => Promise<{ response: Response; data?: string }>;
  const { response, data } = await send(method.toLowerCase(), path, init);
  if (response.status !== 200) throw new StatusError(info, response.status);
  return unwrap(service, info, parse(info, data));
}

function parse(info: CallInfo, text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    throw new AnswerError(info, "is not JSON");
  }
}

function unwrap(service: ServiceId, info: CallInfo, answer: unknown): unknown {
  const fields: Record<"code" | "success" | "message" | "data", string> = services[service];
  const record = Object(answer) as Record<string, unknown>;
  const code = record[fields.code];
  if (typeof code !== "string") throw new AnswerError(info, `carries no ${fields.code}`);
  if (code !== fields.success) throw new ServiceError(info, code, String(record[fields.message] ?? ""));
  if (record[fields.data] === undefined) throw new AnswerError(info, `is a success without ${fields.data}`);
  return record[fields.data];
}
