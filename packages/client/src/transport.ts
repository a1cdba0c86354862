import createFetchClient, { type Client, defaultPathSerializer, type Middleware } from "openapi-fetch";
import type { services } from "./generated/operations.gen.ts";
import type { paths } from "./generated/types.gen.ts";
import type { ServiceId } from "./operation.ts";

// The only file that knows openapi-fetch. It writes URL, headers and body of a request and parses the response; how the
// request is sent is the `fetch` that it is given.

/** A request as openapi-fetch has written it. */
export interface WrittenRequest {
  method: string;
  url: string;
  /** By name in lower case. */
  headers: Record<string, string>;
  body: string | undefined;
  signal: AbortSignal | undefined;
}

type Credentials = (typeof services)[ServiceId]["authorization"];

/** An operation without the header that the client sets itself. */
type WithoutCredentials<Operation> = Operation extends { parameters: { header: infer Header } & infer Parameters }
  ? Omit<Operation, "parameters"> & {
      parameters: Omit<Parameters, "header"> & { header?: Omit<Header, Credentials> };
    }
  : Operation;

/** The low-level client for some paths of the contract. */
export type RawClient<Path extends keyof paths> = Client<{
  [Key in Path]: { [Method in keyof paths[Key]]: WithoutCredentials<paths[Key][Method]> };
}>;

export type Send = (request: WrittenRequest) => Promise<Response>;

export interface TransportOptions {
  baseUrl: string;
  headers: Readonly<Record<string, string>>;
  /** Sends what a caller of the low-level client wants. */
  send: Send;
  /** Methods and paths that the low-level client takes, as in `GET /path/{id}`. */
  known: ReadonlySet<string>;
}

/** What can't be written: a part of a request, and why not. */
export class UnwritableError extends TypeError {
  readonly path: string[];
  readonly expected: string;

  constructor(path: string[], expected: string) {
    super(`${path.join(".")}: expected ${expected}`);
    this.path = path;
    this.expected = expected;
  }
}

export interface Params {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  header?: Record<string, unknown>;
}

/** One call of a method. */
export interface MethodCall {
  method: string;
  path: string;
  params: Params;
  body: unknown;
  headers: Readonly<Record<string, string>> | undefined;
  send: Send;
}

export interface Transport<Path extends keyof paths> {
  /** The low-level client. */
  raw: RawClient<Path>;
  /**
   * Sends a call of a method and returns the JSON of its response; undefined where it has no body.
   *
   * @throws {UnwritableError} where the request can't be written
   * @throws {SyntaxError} where the response isn't JSON
   */
  call(call: MethodCall): Promise<unknown>;
}

/** A client of openapi-fetch, which the methods share with the callers of `raw`: its middleware sees both. */
export function createTransport<Path extends keyof paths>(options: TransportOptions): Transport<Path> {
  const { baseUrl, headers, send, known } = options;
  const client = createFetchClient<Record<string, never>>({
    // Only one slash would be taken away.
    baseUrl: baseUrl.replace(/\/+$/, ""),
    headers,
    bodySerializer: writeBody,
    pathSerializer: writePath,
    fetch: async (request) => send(await written(request)),
  });
  const request = client.request as unknown as FetchRequest;
  // A middleware of the caller gets a real Request and a real Response; where there is none, neither is built.
  let isLight = true;
  const callRaw = (method: string, path: string, init: RawInit = {}) => {
    if (!known.has(`${method} ${path}`)) throw new TypeError(`raw.${method}: the contract has no such path: ${path}`);
    // Without any parameters, openapi-fetch would send the path as it is in the contract.
    if (!init.params?.path) writePath(path, {});
    return explain(request, method, path, init);
  };
  const raw = {
    ...client,
    ...Object.fromEntries(
      methods.map((method) => [method, async (path: string, init?: RawInit) => callRaw(method, path, init)]),
    ),
    request: async (method: string, path: string, init?: RawInit) => callRaw(method.toUpperCase(), path, init),
    use(...added: Middleware[]) {
      isLight = false;
      client.use(...added);
    },
  };
  return {
    raw: raw as unknown as RawClient<Path>,
    async call({ send, method, path, ...init }) {
      const { data } = await request(method, path, {
        ...init,
        ...(isLight && { Request: LightRequest }),
        fetch: async (request: Request) => {
          const response = await send(await written(request));
          return isLight ? response : new Response((await response.text()) || null, response);
        },
      });
      return data;
    },
  };
}

const methods = ["GET", "PUT", "POST", "PATCH", "DELETE"];

type FetchRequest = (
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

interface RawInit {
  params?: Params;
  middleware?: Middleware[];
}

/** Sends, and tells of some failures of which openapi-fetch shows nothing, or only what the parser throws. */
async function explain(request: FetchRequest, method: string, path: string, init: RawInit) {
  let received = "";
  const look: Middleware = {
    onResponse({ request: { url }, response: { status, headers } }) {
      received = `HTTP status ${status} (${headers.get("content-type") || "no media type"}): ${method} ${url}`;
    },
  };
  const result = await request(method, path, { ...init, middleware: [...(init.middleware ?? []), look] }).catch(
    (error) => {
      throw error instanceof SyntaxError && received ? new SyntaxError(`The response is not JSON, ${received}`) : error;
    },
  );
  return result.response.ok || result.error ? result : { ...result, error: `Empty response, ${received}` };
}

/** Path with its parameters. An empty segment and those of dots lead to another path, and half a surrogate pair can't be written. */
function writePath(path: string, parameters: Record<string, unknown>): string {
  if (!path.includes("{")) return path;
  for (const [, name = ""] of path.matchAll(/\{(\w+)\}/g)) {
    const value = parameters[name];
    const isSegment =
      typeof value === "string" ? !/^\.{0,2}$/.test(value) && value.isWellFormed() : Number.isFinite(value);
    if (!isSegment) throw new UnwritableError(["path", name], "a text for one segment of the path");
  }
  return defaultPathSerializer(path, parameters);
}

/** The body as the text that is both signed and sent. */
function writeBody(body: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(body);
  } catch {
    // A cycle, a bigint, or a `toJSON` that fails.
  }
  if (text === undefined) throw new UnwritableError([], "an object that JSON can hold");
  return text;
}

/** What openapi-fetch needs of a request, without what a platform's Request costs. */
function LightRequest(url: string, { method, headers, body }: { method: string; headers: Headers; body?: string }) {
  return { url, method, headers, signal: undefined, text: () => body };
}

async function written(request: Request): Promise<WrittenRequest> {
  const { method, url, headers, signal } = request;
  return { method, url, signal, headers: Object.fromEntries(headers), body: (await request.text()) || undefined };
}
