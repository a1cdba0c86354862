import { operations } from "./generated/operations.gen.ts";
import type { paths } from "./generated/types.gen.ts";
import type { OperationId } from "./operation.ts";
import { type CallOptions, type ClientOptions, checkOptions } from "./options.ts";
import { type Authorize, authorized, fetchOf, writeRequest } from "./request.ts";
import { Ended, unlessEnded } from "./signals.ts";

type Method = "get" | "post";
type Operation<Path extends keyof paths, Of extends Method> = NonNullable<paths[Path][Of]>;
type Json<Body> = Body extends { content: { "application/json": infer Value } } ? Value : never;
type Answer<Of> = Of extends { responses: { 200: infer Body } } ? Json<Body> : never;
type Body<Of> = Of extends { requestBody: infer Body } ? Json<Body> : never;
type Parameters<Of> = Of extends { parameters: { path: infer Values } } ? Values : never;
type PathsWith<Paths extends keyof paths, Of extends Method> = {
  [Path in Paths]: [Operation<Path, Of>] extends [never] ? never : Path;
}[Paths];

export type RawOptions = Pick<CallOptions, "headers" | "signal">;

/**
 * What came: of an HTTP 200 the JSON, success or failure code alike, or else the status and the text of the body. Of
 * `response`, the body is read already.
 */
export type RawAnswer<Data> =
  | { data: Data; error?: undefined; response: Response }
  | { data?: undefined; error: { status: number; text: string }; response: Response };

/**
 * The typed client below the methods, by path: it adds the credentials, sends once and leaves the answer to the caller.
 * It knows no time limit, no retries, no validation and no hooks, and throws what `fetch` throws.
 */
export interface RawClient<Paths extends keyof paths> {
  GET<Path extends PathsWith<Paths, "get">>(
    path: Path,
    options: RawOptions & { params: { path: Parameters<Operation<Path, "get">> } },
  ): Promise<RawAnswer<Answer<Operation<Path, "get">>>>;
  POST<Path extends PathsWith<Paths, "post">>(
    path: Path,
    options: RawOptions & { body: Body<Operation<Path, "post">> },
  ): Promise<RawAnswer<Answer<Operation<Path, "post">>>>;
}

interface Init extends RawOptions {
  params?: { path: object };
  body?: object;
}

export function createRawClient<Paths extends keyof paths>(
  options: ClientOptions,
  authorize: Authorize,
): RawClient<Paths> {
  const fetch = fetchOf(options);
  const sendBy = (method: string) => async (path: string, init: Init) => {
    const { params, body, ...own } = { ...init };
    checkOptions(`raw.${method}`, own, [], ["headers", "signal"]);
    const known = Object.entries(operations).find(([, one]) => one.path === path && one.method === method);
    if (!known) throw new TypeError(`raw.${method}: the contract has no such path: ${path}`);
    const info = { operationId: known[0] as OperationId, method, url: "", attempts: 0 };
    const headers = { ...options.headers, ...own.headers };
    const request = writeRequest(info, options.baseUrl, params?.path ?? body, headers);
    const signals = [options.signal, own.signal].filter((signal) => signal !== undefined);
    for (const signal of signals) signal.throwIfAborted();
    const signal = own.signal ?? options.signal;

    const send = async () => {
      const { init: sent, onAnswer } = await authorized(info.operationId, request, authorize);
      const response = await fetch(request.url, { ...sent, ...(signal && { signal }) });
      onAnswer?.(response.headers);
      const text = await response.text();
      const { status } = response;
      try {
        if (status === 200) return { data: JSON.parse(text), response };
      } catch {}
      return { error: { status, text }, response };
    };
    return unlessEnded(signals, send()).catch((error) => {
      throw error instanceof Ended ? error.reason : error;
    });
  };
  return { GET: sendBy("GET"), POST: sendBy("POST") } as RawClient<Paths>;
}
