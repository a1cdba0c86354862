import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { credentialHeader } from "@cc-contract/spec/model/operations";
import { partsOf, writeHeaders, writeTarget } from "./wire.ts";

/** How long a request may take, in milliseconds. */
const timeLimit = 5_000;

/** What to send besides the request; a header of `undefined` is left out. */
export interface SendOptions {
  headers?: Record<string, string | undefined>;
  method?: string;
  path?: string;
  /** Sent as it is, in the place of the request's JSON. */
  text?: string;
}

/** Sends a request of an operation, also one that breaks the contract, without the client in between. */
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
