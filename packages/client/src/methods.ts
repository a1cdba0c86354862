import { readAnswer } from "./answer.ts";
import { attempt, inTime, timeIsUp } from "./attempt.ts";
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
import { type CallOptions, type ClientOptions, callOptions, checkOptions } from "./options.ts";
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
    for (;;) {
      for (const signal of signals) if (signal.aborted) throw new Ended(signal.reason);
      const authorizing = authorized(operationId, unauthorized, authorize).catch((error) => {
        throw new AuthenticationError(info, {}, safeCause(error, []));
      });
      const { value, secret, onAnswer, init } = await inTime(authorizing, timeout, signals).catch((error) => {
        throw error === timeIsUp ? new TimeoutError(info, timeout) : error;
      });
      if (info.attempts === 0 && validateWhat !== "response") checkRequest(validate, info, request, value);
      info.attempts++;
      let retryAfter: string | null = null;
      let failure: CallError;
      try {
        onRequest?.({ ...info, headers: redact(Object.entries(init.headers)) });
        const begin = performance.now();
        const answer = await attempt(fetch, info.url, init, timeout, signals).catch((error) => {
          if (error instanceof Ended) throw error;
          if (error === timeIsUp) throw new TimeoutError(info, timeout);
          throw new NetworkError(info, safeCause(error, [...secretsOf(value, init), ...(secret ? [secret] : [])]));
        });
        const { status, headers } = answer;
        onResponse?.({ ...info, status, headers: redact(headers), duration: performance.now() - begin });
        onAnswer?.(headers);
        retryAfter = headers.get("retry-after");
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
