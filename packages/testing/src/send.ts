import type { Contract, Operation } from "@cc-contract/spec/model/contract";

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
  const { path = {}, header = {} } = (operation.requestBody ? {} : request) as Record<string, Record<string, string>>;
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(path[name] ?? ""));
  const headers: Record<string, string | undefined> = {
    "Content-Type": operation.service.contentType,
    ...(operation.requestBody ? { [credentialHeader(contract, operation)]: "example" } : header),
    ...options.headers,
  };
  return fetch(url + (options.path ?? filled), {
    method: options.method ?? operation.method.toUpperCase(),
    headers: Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
    signal: AbortSignal.timeout(timeLimit),
    ...(operation.requestBody && { body: options.text ?? JSON.stringify(request) }),
  });
}

/** Name of the header that carries the credentials of an operation. */
export function credentialHeader(contract: Contract, { security }: Operation): string {
  const [scheme = ""] = Object.keys(security[0] ?? {});
  return contract.components.securitySchemes[scheme]?.name ?? "";
}
