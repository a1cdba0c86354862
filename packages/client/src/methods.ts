import { bare } from "./bare.ts";
import { readBody } from "./body.ts";
import { Call } from "./call.ts";
import { type CallInfo, RequestValidationError } from "./errors.ts";
import { operations } from "./generated/operations.gen.ts";
import { limit, within } from "./limit.ts";
import { observe } from "./observe.ts";
import type { OperationData, OperationId, ServiceData } from "./operation.ts";
import { type CallOptions, type ClientOptions, callOptions, checkOptions, type Validators } from "./options.ts";
import { check, checkBody, partsOf } from "./parts.ts";
import { unwrap } from "./response.ts";
import { retry, transientStatuses } from "./retry.ts";
import { type Authorize, orNotAuthenticated, receive, sendBy, sign } from "./send.ts";
import { AbortedBySignal } from "./signals.ts";
import { createTransport, type RawClient } from "./transport.ts";
import { UnwritableRequest } from "./unwritable.ts";

/** A client of one service: a method for each of its operations, and `raw`. */
export function createClient<Methods, Paths extends object>(
  service: ServiceData,
  options: ClientOptions,
  authorize: Authorize,
  secrets: readonly string[] = [],
): Methods & { readonly raw: RawClient<Paths> } {
  const { contentType, authorization } = service;
  const { validate = bare<Validators>({}), validationMode = "both", maxBytes, onRetry } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const transmit = sendBy(options.fetch);
  const transport = createTransport<Paths>({
    baseUrl,
    // Required on every call, even without a body.
    headers: { ...options.headers, "content-type": contentType },
    signal: options.signal ?? null,
    send: (method, path) => {
      const operationId = Object.entries(operations).find(
        ([, operation]) => operation.path === path && operation.method === method,
      )?.[0] as OperationId;
      const info: CallInfo = { operationId, method, url: baseUrl + path, attempts: 1 };
      return sign(readBody(transmit, info, maxBytes, true), authorize, authorization);
    },
  });

  async function call(operationId: OperationId, request: unknown, given: CallOptions | undefined): Promise<unknown> {
    const own = given ? checkOptions(operationId, given, callOptions) : bare<CallOptions>({});
    const operation: OperationData = operations[operationId];
    const { method, path, idempotent } = operation;
    const info = new Call({ operationId, method, url: baseUrl + path, attempts: 0 }, secrets);
    const { body, ...params } = partsOf(info, operation, request);
    const signals = [options.signal, own.signal].filter((signal) => signal !== undefined);
    const timeout = own.timeout ?? options.timeout ?? 30_000;
    const retries = idempotent ? (own.retries ?? options.retries ?? 2) : 0;
    const statuses = own.retryStatuses ?? options.retryStatuses ?? transientStatuses;
    const checks = bare(validate[operationId] ?? {});
    const checksRequest = validationMode !== "response";
    if (checksRequest) check(checks.parameters, info, params);

    // From the innermost to the outermost.
    let send = readBody(transmit, info, maxBytes);
    send = receive(send, info);
    send = observe(send, info, options);
    if (checksRequest && checks.request) send = checkBody(send, info, operation, checks.request);
    send = sign(send, orNotAuthenticated(authorize, info), authorization);
    const limited = within(info, timeout, signals);
    send = limit(send, limited);
    send = retry(send, info, retries, statuses, signals, limited, onRetry);

    try {
      const { headers } = own;
      const { data, response } = await transport.request(method, path, { params, body, headers }, (outgoing) => {
        info.url = outgoing.url;
        return send(outgoing);
      });
      return await unwrap(
        info,
        service,
        operation,
        response,
        data,
        validationMode === "request" ? undefined : checks.response,
      );
    } catch (error) {
      if (error instanceof AbortedBySignal) throw error.reason;
      if (error instanceof UnwritableRequest) throw new RequestValidationError(info, [error.issue]);
      throw error;
    }
  }

  const methods = Object.entries(operations as Record<string, OperationData>)
    .filter(([, operation]) => operation.service === service.id)
    .map(([id, { parts }]) => {
      const operationId = id as OperationId;
      const method =
        parts.length > 0
          ? (request: unknown, own?: CallOptions) => call(operationId, request, own)
          : (own?: CallOptions) => call(operationId, {}, own);
      return [id, method];
    });
  return { ...(Object.fromEntries(methods) as Methods), raw: transport.raw };
}
