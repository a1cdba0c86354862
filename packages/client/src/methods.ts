import { attempt, timeIsUp } from "./attempt.ts";
import {
  AuthenticationError,
  type CallError,
  type CallInfo,
  HttpError,
  isClientError,
  issue,
  NetworkError,
  RequestValidationError,
  TimeoutError,
} from "./errors.ts";
import { operations } from "./generated/operations.gen.ts";
import type { OperationId, ServiceId } from "./operation.ts";
import { type CallOptions, type ClientOptions, callOptions, checkOptions, type Fetch } from "./options.ts";
import { redact, secretsOf } from "./redact.ts";
import { checkRequest, partsOf } from "./request.ts";
import { checkStatus, notJson, type ReadResponse, readResponse, unwrap } from "./response.ts";
import { delayAfter, isTransient, wait } from "./retry.ts";
import { safeCause } from "./safe-cause.ts";
import { type Authorize, authorizeRequest, fetchOf } from "./send.ts";
import { AbortedBySignal } from "./signals.ts";
import { type Params, type Transport, UnwritableError, type WrittenRequest } from "./transport.ts";

/** What is needed to send one call: the client's options with those of the call, and what the call is about. */
interface Call extends Omit<ClientOptions, "signal" | "timeout" | "retries"> {
  /** `url` and `attempts` are those of the moment. */
  info: CallInfo;
  parts: Params & { body?: unknown };
  authorize: Authorize;
  fetch: Fetch;
  timeout: number;
  retries: number;
  signals: readonly AbortSignal[];
}

/** A method for each operation of a service, which returns the data of a successful response. */
export function createMethods<Methods>(
  service: ServiceId,
  options: ClientOptions,
  authorize: Authorize,
  transport: Pick<Transport<never>, "call">,
): Methods {
  const fetch = fetchOf(options);

  async function run(operationId: OperationId, request: unknown, own: CallOptions = {}): Promise<unknown> {
    checkOptions(operationId, own, [], callOptions);
    const { method, path, idempotent } = operations[operationId];
    const info: CallInfo = { operationId, method, url: options.baseUrl + path, attempts: 0 };
    const { body, ...params } = partsOf(info, request);
    const call: Call = {
      ...options,
      ...{ info, parts: { body, ...params }, authorize, fetch },
      timeout: own.timeout ?? options.timeout ?? 30_000,
      retries: idempotent ? (own.retries ?? options.retries ?? 2) : 0,
      signals: [options.signal, own.signal].filter((signal) => signal !== undefined),
    };
    let response: ReadResponse | undefined;
    const send = async (written: WrittenRequest) => {
      response = await sendWithRetries(call, written);
      return response as unknown as Response;
    };
    const json = await transport.call({ method, path, params, body, headers: own.headers, send }).catch((error) => {
      if (error instanceof UnwritableError)
        throw new RequestValidationError(info, [issue(error.path, "type", error.expected, "another value")]);
      if (!response || !(error instanceof SyntaxError)) throw error;
      const type = response.headers.get("content-type");
      throw notJson(info, `a body of another kind (${type || "no media type"})`);
    });
    return unwrap(
      info,
      json,
      options.validationMode === "request" ? undefined : options.validate?.[operationId]?.response,
    );
  }

  const ids = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].service === service);
  const methods = ids.map((id) => [
    id,
    (...given: unknown[]) => {
      const hasParts = Object.keys(operations[id].parts).length > 0;
      const [request, own] = hasParts ? given : [undefined, ...given];
      return run(id, request, own as CallOptions | undefined).catch((error) => {
        throw error instanceof AbortedBySignal ? error.reason : error;
      });
    },
  ]);
  return Object.fromEntries(methods) as Methods;
}

async function sendWithRetries(call: Call, request: WrittenRequest): Promise<ReadResponse> {
  const { info, timeout, retries, signals, onRetry } = call;
  info.url = request.url;
  for (;;) {
    let failure: CallError;
    try {
      const response = await attempt((signal) => sendOnce(call, request, signal), timeout, signals);
      await checkStatus(info, response);
      return response;
    } catch (error) {
      failure = error === timeIsUp ? new TimeoutError(info, timeout) : (error as CallError);
      if (!isClientError(failure) || !isTransient(failure) || info.attempts > retries) throw failure;
    }
    const delay = delayAfter(info.attempts, failure instanceof HttpError ? failure.retryAfter : undefined, new Date());
    onRetry?.({ ...info, error: failure, delay });
    await wait(delay, signals);
  }
}

/** Signs a request, sends it, and reads the response to its end. */
async function sendOnce(call: Call, request: WrittenRequest, signal: AbortSignal): Promise<ReadResponse> {
  const { info, parts, authorize, fetch, validate = {}, validationMode, onRequest } = call;
  const authorized = await authorizeRequest(operations[info.operationId].service, request, authorize).catch((error) => {
    throw new AuthenticationError(info, {}, safeCause(error, []));
  });
  const { value, secret, init } = authorized;
  if (info.attempts === 0 && validationMode !== "response") checkRequest(validate, info, parts, value);
  signal.throwIfAborted();
  info.attempts++;
  onRequest?.({ ...info, headers: redact(Object.entries(init.headers)) });
  signal.throwIfAborted();
  const begin = performance.now();
  const response = await receive(fetch, info.url, { ...init, signal }, signal).catch((error) => {
    throw new NetworkError(info, safeCause(error, secretsOf(value, init, secret)));
  });
  const { status, headers } = response;
  call.onResponse?.({ ...info, status, headers: redact(headers), duration: performance.now() - begin });
  authorized.onResponse?.(headers);
  return response;
}

async function receive(fetch: Fetch, url: string, init: RequestInit, signal: AbortSignal): Promise<ReadResponse> {
  const response = await fetch(url, init);
  // A `fetch` that does not heed the signal responds too late.
  if (signal.aborted) await response.body?.cancel();
  return readResponse(response, await response.text());
}
