import { operations } from "./generated/operations.gen.ts";
import type { paths } from "./generated/types.gen.ts";
import type { OperationId } from "./operation.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import { type Authorize, authorized, fetchOf, writeRequest } from "./request.ts";

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

/** What came: the answer of an HTTP 200 as JSON, success or failure, or else the text of the body. */
export type RawAnswer<Data> =
  | { data: Data; error?: undefined; response: Response }
  | { data?: undefined; error: string; response: Response };

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
  const sendBy =
    (method: string) =>
    async (path: string, { params, body, headers, signal }: Init) => {
      const known = Object.entries(operations).find(([, one]) => one.path === path && one.method === method);
      if (!known) throw new TypeError(`the contract has no ${method} ${path}`);
      const info = { operationId: known[0] as OperationId, method, url: "", attempts: 0 };
      const request = writeRequest(info, options.baseUrl, params?.path ?? body, { ...options.headers, ...headers });
      const { init, onAnswer } = await authorized(info.operationId, request, authorize);
      const response = await fetchOf(options)(request.url, { ...init, ...(signal && { signal }) });
      onAnswer?.(response.headers);
      const text = await response.text();
      try {
        if (response.status === 200) return { data: JSON.parse(text), response };
      } catch {}
      return { error: text, response };
    };
  return { GET: sendBy("GET"), POST: sendBy("POST") } as RawClient<Paths>;
}
