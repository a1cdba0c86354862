import { type Answer, readAnswer } from "./answer.ts";
import { attempt, timeIsUp } from "./attempt.ts";
import {
  AuthenticationError,
  type CallError,
  type CallInfo,
  isClientError,
  NetworkError,
  TimeoutError,
} from "./errors.ts";
import { operations } from "./generated/operations.gen.ts";
import type { OperationId, ServiceId } from "./operation.ts";
import { type CallOptions, type ClientOptions, callOptions, checkOptions, type Fetch } from "./options.ts";
import { redact } from "./redact.ts";
import { type Authorize, authorized, checkRequest, fetchOf, writeRequest } from "./request.ts";
import { delayAfter, isTransient, wait } from "./retry.ts";
import { safeCause } from "./safe-cause.ts";
import { Ended } from "./signals.ts";

/** A method for each operation of a service, which returns the data of a successful answer. */
export function createMethods<Methods>(service: ServiceId, options: ClientOptions, authorize: Authorize): Methods {
  const { validate = {}, validateWhat, onRequest, onResponse, onRetry } = options;

  const fetch = fetchOf(options);
  const none: CallOptions = {};

  async function call(operationId: OperationId, request: unknown, own = none): Promise<unknown> {
    if (own !== none) checkOptions(operationId, own, [], callOptions);
    const { method } = operations[operationId];
    const info: CallInfo = { operationId, method, url: "", attempts: 0 };
    const unauthorized = writeRequest(info, options.baseUrl, request, { ...options.headers, ...own.headers });
    info.url = unauthorized.url;
    const timeout = own.timeout ?? options.timeout ?? 30_000;
    const retries = own.retries ?? options.retries ?? 2;
    const signals = [options.signal, own.signal].filter((signal) => signal !== undefined);
    let retryAfter: string | null = null;

    async function send(signal: AbortSignal): Promise<Answer> {
      retryAfter = null;
      const { value, secret, onAnswer, init } = await authorized(operationId, unauthorized, authorize).catch(
        (error) => {
          throw new AuthenticationError(info, {}, safeCause(error, []));
        },
      );
      if (info.attempts === 0 && validateWhat !== "response") checkRequest(validate, info, request, value);
      signal.throwIfAborted();
      info.attempts++;
      onRequest?.({ ...info, headers: redact(Object.entries(init.headers)) });
      signal.throwIfAborted();
      const begin = performance.now();
      const answer = await receive(fetch, info.url, init, signal).catch((error) => {
        throw new NetworkError(info, safeCause(error, [...secretsOf(value, init), ...(secret ? [secret] : [])]));
      });
      const { status, headers } = answer;
      onResponse?.({ ...info, status, headers: redact(headers), duration: performance.now() - begin });
      onAnswer?.(headers);
      retryAfter = headers.get("retry-after");
      return answer;
    }

    for (;;) {
      let failure: CallError;
      try {
        const answer = await attempt(send, timeout, signals).catch((error) => {
          throw error === timeIsUp ? new TimeoutError(info, timeout) : error;
        });
        return readAnswer(info, answer, validateWhat === "request" ? undefined : validate[operationId]?.response);
      } catch (error) {
        if (!isClientError(error) || !isTransient(error) || info.attempts > retries) throw error;
        failure = error;
      }
      const delay = delayAfter(info.attempts, retryAfter, new Date());
      onRetry?.({ ...info, error: failure, delay });
      await wait(delay, signals);
    }
  }

  const ids = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].service === service);
  const methods = ids.map((id) => [
    id,
    (request: unknown, own?: CallOptions) =>
      call(id, request, own).catch((error) => {
        throw error instanceof Ended ? error.reason : error;
      }),
  ]);
  return Object.fromEntries(methods) as Methods;
}

async function receive(fetch: Fetch, url: string, init: RequestInit, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(url, { ...init, signal });
  // A `fetch` that does not heed the signal answers too late.
  if (signal.aborted) await response.body?.cancel();
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Shorter texts are no secrets, and stand in many messages. */
const shortest = 6;

/** What a `fetch` might write into its errors and nobody should read there. */
function secretsOf(credentials: string, { headers, body = "" }: { headers: Record<string, string>; body?: string }) {
  const { "content-type": _, ...others } = headers;
  const parts = Object.values(others).flatMap((value) => [value, ...value.split(/[;=]\s*/)]);
  const signature = credentials.slice(credentials.lastIndexOf("/") + 1);
  const quoted = JSON.stringify(body).slice(1, -1);
  return [...parts, signature, body, quoted].filter(({ length }) => length >= shortest);
}
