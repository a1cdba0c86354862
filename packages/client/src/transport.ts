import createFetchClient, {
  type Client,
  createQuerySerializer,
  defaultBodySerializer,
  defaultPathSerializer,
  type Middleware,
} from "openapi-fetch";
import { type Issue, issue } from "./errors.ts";
import type { Send } from "./send.ts";

// The only file that knows openapi-fetch, which writes requests and parses responses.

/** An `openapi-fetch` client, typed by the paths of one service. */
export type RawClient<Paths extends object> = Client<Paths>;

export interface TransportOptions {
  baseUrl: string;
  headers: Readonly<Record<string, string>>;
  /** What `raw` is sent by, and ended by unless a call has a signal of its own. */
  send: Send;
  signal: AbortSignal | null;
}

/** What a method gives of a request. */
export interface RequestParts {
  params: { path?: object; query?: object; header?: object };
  body?: unknown;
  headers: Readonly<Record<string, string>> | undefined;
}

export interface Transport<Paths extends object> {
  raw: RawClient<Paths>;
  /**
   * Calls `raw` with another way to send.
   *
   * @throws {UnwritableRequest} where a part can't be written
   * @throws {SyntaxError} where the body of the response is not JSON
   */
  request(
    method: string,
    path: string,
    parts: RequestParts,
    send: Send,
  ): Promise<{ data?: unknown; response: Response }>;
}

/** A request of which a part can't be written, or would lead to another path. */
export class UnwritableRequest extends TypeError {
  readonly issue: Issue;

  constructor(found: Issue) {
    super(found.message);
    this.issue = found;
  }
}

export function createTransport<Paths extends object>({ send, ...options }: TransportOptions): Transport<Paths> {
  const client = createFetchClient<Paths>({
    ...options,
    fetch: sendBy(send),
    pathSerializer: serializePath,
    querySerializer: orUnwritable("query", serializeQuery),
    bodySerializer: orUnwritable("body", defaultBodySerializer),
  });
  const request = client.request as (...call: [string, string, object]) => ReturnType<Transport<Paths>["request"]>;
  // Middleware works on requests of the runtime. Without any, nobody sees them, and a light one saves time.
  let Request: unknown = LightRequest;
  const use = (...middleware: Middleware[]) => {
    Request = undefined;
    client.use(...middleware);
  };
  return {
    raw: { ...client, use },
    request: (method, path, parts, send) => request(method, path, { ...parts, Request, fetch: sendBy(send) }),
  };
}

/** What openapi-fetch needs of a request, at a fraction of the time that it takes to make one of the runtime's. */
class LightRequest {
  declare readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly body: string | undefined;
  declare readonly signal: AbortSignal;

  constructor(url: string, init: object) {
    Object.assign(this, init, { url });
  }
}

function sendBy(send: Send) {
  return async (request: Request | LightRequest): Promise<Response> => {
    const { url, method, headers, signal } = request;
    // Where a path has parameters and gets none, openapi-fetch sends their names.
    const [, missing] = /^[^?]*%7B(.*?)%7D/i.exec(url) ?? [];
    if (missing) fail(missing, segment, undefined);
    const body = request instanceof LightRequest ? request.body : await request.text();
    return send({ url, method, headers: Object.fromEntries(headers), ...(body && { body }), signal });
  };
}

const serializeQuery = createQuerySerializer();
const segment = "a text for one segment of the path";

/** @throws {UnwritableRequest} where a part can't be written */
function orUnwritable<Parameters extends unknown[]>(part: string, serialize: (...parameters: Parameters) => string) {
  return (...parameters: Parameters): string => {
    try {
      const text = serialize(...parameters);
      if (text !== undefined) return text;
    } catch {
      // A cycle, a bigint, half a surrogate pair, or a `toJSON` that fails.
    }
    return fail(part, "values that can be written", {});
  };
}

/** Refuses a parameter that is missing, or would lead to another path. */
function serializePath(path: string, values: Record<string, unknown>): string {
  for (const [, name = ""] of path.matchAll(/\{(.*?)\}/g)) {
    const given = [values[name]].flat();
    const isText = given.every((one) => /^(string|number|boolean)$/.test(typeof one) && !Number.isNaN(one));
    // An empty segment and those of dots lead to another path.
    if (!isText || /^\.{0,2}$/.test(given.join()) || !given.join().isWellFormed()) fail(name, segment, values[name]);
  }
  return defaultPathSerializer(path, values);
}

function fail(name: string, expected: string, value: unknown): never {
  throw new UnwritableRequest(issue([name], "type", expected, typeof value));
}
