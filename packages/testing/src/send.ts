import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { credentialHeader } from "@cc-contract/spec/model/operations";
import { partsOf, writeHeaders, writeTarget } from "./wire.ts";

/** Time limit of a request, in milliseconds. */
const timeLimit = 5_000;

/** What to send in addition to the request; a header of `undefined` is omitted. */
export interface SendOptions {
  headers?: Record<string, string | undefined>;
  method?: string;
  path?: string;
  /** Sent unchanged, in place of the request's JSON. */
  text?: string;
}

/** Sends a request of an operation, even one that breaks the contract, without the client. */
export function send(
  contract: Contract,
  operation: Operation,
  url: string,
  request: unknown,
  options: SendOptions = {},
): Promise<Response> {
  const parts = partsOf(operation, request);
  const credentials = credentialHeader(contract, operation);
  const headers: Record<string, string | undefined> = {
    "Content-Type": operation.service.contentType,
    [credentials]: "example",
    ...writeHeaders(operation, parts),
    ...options.headers,
  };
  return fetch(url + (options.path ?? writeTarget(operation, parts)), {
    method: options.method ?? operation.method.toUpperCase(),
    headers: Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
    signal: AbortSignal.timeout(timeLimit),
    ...(operation.requestBody && { body: options.text ?? JSON.stringify(parts.body) }),
  });
}
