import { services } from "@cc-contract/client";
import { authorization } from "@cc-contract/client/sign";
import type { Operation } from "@cc-contract/spec/contract";
import type { SendOptions } from "../send.ts";

/** Who asks. */
export interface Credentials {
  accessKey: string;
  secretKey: string;
  guid: string;
}

/** How the credentials of a request are wrong on purpose. */
export type Forgery = "otherKey" | "otherBody" | "otherMethod" | "oldSignature" | "otherGuid";

/** What to send: the request of a case, in the form of the contract's `requestSchema`. */
export interface Draft {
  data: unknown;
  send?: SendOptions;
  forgery?: Forgery;
}

/** A request as it goes over the wire. */
export interface Message {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** Sends it again in a POSIX shell; the credentials are variables there. */
  curl: string;
}

/** Longer than any clock may be off. */
const longAgo = 86_400_000;

/** Stands in sample requests where the GUID of the session goes, so that no description of a case can hold it. */
export function guidOf(operation: Operation, data: unknown): string | undefined {
  const { header } = operation.requestBody ? {} : (Object(data) as { header?: Record<string, unknown> });
  const value = header?.[services.gateway.authorization];
  return typeof value === "string" ? value : undefined;
}

/** Writes and signs a request. The client's own methods send nothing that breaks the contract, so they can't be used. */
export async function writeMessage(
  operation: Operation,
  base: string,
  credentials: Credentials,
  draft: Draft,
  sampleGuid: string | undefined,
): Promise<Message> {
  const { send = {}, data } = draft;
  const { path = {} } = (operation.requestBody ? {} : Object(data)) as { path?: Record<string, unknown> };
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(path[name] ?? "")));
  const url = new URL(base.replace(/\/+$/, "") + (send.path ?? filled));
  const method = send.method ?? operation.method.toUpperCase();
  const body = operation.requestBody ? (send.text ?? JSON.stringify(data)) : undefined;
  const name = services[operation.service.id as keyof typeof services].authorization;
  const secret = operation.requestBody
    ? await sign({ method, url, body: body ?? "" }, credentials, draft.forgery)
    : session(operation, credentials, draft, sampleGuid);

  const headers: Record<string, string> = { "Content-Type": operation.service.contentType };
  if (secret !== undefined) headers[name] = secret;
  for (const [key, value] of Object.entries(send.headers ?? {})) {
    if (value === undefined) delete headers[key];
    else headers[key] = value;
  }
  return { method, url: url.href, headers, body, curl: curl(method, url.href, headers, body, name) };
}

async function sign(
  { method, url, body }: { method: string; url: URL; body: string },
  { accessKey, secretKey }: Credentials,
  forgery: Forgery | undefined,
): Promise<string> {
  const signed = await authorization({
    method: forgery === "otherMethod" ? "PUT" : method,
    path: url.pathname,
    query: url.search.slice(1),
    headers: { host: url.host },
    body: forgery === "otherBody" ? `${body} ` : body,
    accessKey,
    secretKey: forgery === "otherKey" ? `${secretKey}x` : secretKey,
    date: new Date(Date.now() - (forgery === "oldSignature" ? longAgo : 0)),
  });
  return signed.authorization;
}

/** The GUID in the place of the sample's; what a case has put there instead stays. */
function session(operation: Operation, { guid }: Credentials, { data, forgery }: Draft, sample: string | undefined) {
  if (forgery === "otherGuid") return guid.replace(/^./, (first) => (first === "0" ? "1" : "0"));
  const value = guidOf(operation, data);
  return value === sample ? guid : value;
}

function curl(
  method: string,
  url: string,
  headers: Record<string, string>,
  body: string | undefined,
  credentials: string,
): string {
  const lines = Object.entries(headers).map(([name, value]) =>
    // Upper case, so that the name of the variable is that of the environment where there is one.
    name === credentials ? `-H "${name}: $${variable(name)}"` : `-H ${quoted(`${name}: ${value}`)}`,
  );
  const data = body === undefined ? [] : [`--data-raw ${quoted(body)}`];
  return ["curl -i", `-X ${method}`, quoted(url), ...lines, ...data].join(" ");
}

function variable(header: string): string {
  return header === services.gateway.authorization ? "CC_GUID" : header.toUpperCase();
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
