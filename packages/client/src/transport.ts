import createFetchClient, {
  type Client,
  createQuerySerializer,
  defaultBodySerializer,
  defaultPathSerializer,
  type Middleware,
} from "openapi-fetch";
import { bare } from "./bare.ts";
import type { Send } from "./send.ts";
import { checkPath, orUnwritable } from "./unwritable.ts";

// The only file that depends on openapi-fetch, which serialises requests and parses responses.

/** An `openapi-fetch` client, typed by the paths of one service, without unused HTTP methods. */
export type RawClient<Paths extends object> = Pick<
  Client<Paths>,
  "request" | "use" | "eject" | MethodsOf<Paths[keyof Paths]>
>;

/** Names of the `openapi-fetch` methods that at least one of these paths has. */
type MethodsOf<Path> = Path extends unknown ? Extract<Uppercase<string & keyof Path>, keyof Client<object>> : never;

export interface TransportOptions {
  baseUrl: string;
  headers: Readonly<Record<string, string>>;
  /** How a call of `raw` is sent. */
  send(method: string, path: string): Send;
  /** Ends the calls of `raw`, except those with their own signal. */
  signal: AbortSignal | null;
}

/** The parts of a request that a method provides. */
export interface RequestParts {
  params: { path?: object; query?: object; header?: object };
  body?: unknown;
  headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * A success has `data`. Anything else has `error`: the response body or, if that is empty or not JSON, a message.
 */
export interface Result {
  data?: unknown;
  error?: unknown;
  response: Response;
}

export interface Transport<Paths extends object> {
  raw: RawClient<Paths>;
  /**
   * Calls `raw` with a different send function.
   *
   * @throws {UnwritableRequest} if a part can't be serialised
   */
  request(method: string, path: string, parts: RequestParts, send: Send): Promise<Result>;
}

export function createTransport<Paths extends object>({
  send,
  signal,
  ...options
}: TransportOptions): Transport<Paths> {
  const client = createFetchClient<Paths>({
    ...unset(),
    ...options,
    pathSerializer: orUnwritable("path", defaultPathSerializer),
    querySerializer: orUnwritable("query", (query: object) => serializeQuery(bare(query))),
    bodySerializer: orUnwritable("body", defaultBodySerializer),
  });
  const request = client.request as (method: string, path: string, init: object) => Promise<Result>;

  async function call(method: string, path: string, given: Init = {}): Promise<Result> {
    const init = bare({ ...given, params: bare(given.params ?? {}) });
    checkPath(path, Object(init.params.path));
    let response: Response | undefined;
    const fetch = async (request: Request) => {
      response = await (init.fetch ?? sendBy(send(request.method, path)))(request);
      return response;
    };
    const result: Result = await request(method, path, { ...unset(), signal, ...init, fetch }).catch((error) => {
      if (response && error instanceof SyntaxError) return { response, error: "The body is not JSON" };
      throw error;
    });
    const { ok, status } = result.response;
    return ok || result.error ? result : { ...result, error: `HTTP status ${status} without a body` };
  }

  // Middleware needs requests of the runtime. Without middleware, a lightweight one saves time.
  let Request: unknown = LightRequest;
  const raw = {
    ...client,
    ...Object.fromEntries(
      Object.keys(client)
        .filter((name) => name === name.toUpperCase())
        .map((method) => [method, (path: string, init?: Init) => call(method, path, init)]),
    ),
    request: call,
    use(...middleware: Middleware[]) {
      Request = undefined;
      client.use(...middleware);
    },
  };
  return {
    raw: raw as object as RawClient<Paths>,
    request: (method, path, parts, send) => call(method, path, { ...parts, Request, fetch: sendBy(send) } as Init),
  };
}

/** Hides additions to `Object.prototype` from openapi-fetch. */
function unset(): Record<string, unknown> {
  const hidden: Record<string, unknown> = {};
  for (const name in hidden) hidden[name] = undefined;
  return hidden;
}

/** The relevant options of an openapi-fetch call. */
interface Init extends Partial<RequestParts> {
  fetch?: (request: Request) => Promise<Response>;
}

/** The part of a request that openapi-fetch needs, made in a fraction of the time of the runtime's. */
class LightRequest {
  readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly body: string | undefined;
  declare readonly signal: AbortSignal;

  constructor(url: string, init: object) {
    Object.assign(this, init);
    this.url = url;
  }
}

function sendBy(send: Send) {
  return async (request: Request | LightRequest): Promise<Response> => {
    const { url, method, headers, signal } = request;
    const body = request instanceof LightRequest ? request.body : await request.text();
    return send({ url, method, headers: Object.fromEntries(headers), ...(body && { body }), signal });
  };
}

const serializeQuery = createQuerySerializer();
