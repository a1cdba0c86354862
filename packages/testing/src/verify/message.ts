import { services } from "@cc-contract/client";
import type { Operation } from "@cc-contract/spec/model/contract";
import type { SendOptions } from "../send.ts";
import { environment } from "./environment.ts";
import { type Forgery, signAs } from "./forgeries.ts";

/** Who asks. */
export interface Credentials {
  accessKey: string;
  secretKey: string;
  guid: string;
}

/** What to send: the request of a case, in the form of the contract's `requestSchema`. */
export interface Draft {
  data: unknown;
  send?: SendOptions;
  /** How the credentials are wrong on purpose. */
  forgery?: Forgery | "otherGuid";
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
  const { contentType } = operation.service;
  const { forgery } = draft;
  const secret = operation.requestBody
    ? await signRequest({ method, url: url.href, body, contentType }, credentials, forgery as Forgery | undefined)
    : session(operation, credentials, draft, sampleGuid);

  const headers: Record<string, string> = { "Content-Type": contentType };
  if (secret !== undefined) headers[name] = secret;
  for (const [key, value] of Object.entries(send.headers ?? {})) {
    if (value === undefined) delete headers[key];
    else headers[key] = value;
  }
  const message = { method, url: url.href, headers, body };
  return { ...message, curl: curl(message, name, secretOf(operation, message, draft, credentials)) };
}

/** The header Authorization of a request. */
export function signRequest(
  { method, url, body = "", contentType }: Pick<Message, "method" | "url" | "body"> & { contentType: string },
  { accessKey, secretKey }: Pick<Credentials, "accessKey" | "secretKey">,
  forgery?: Forgery,
): Promise<string> {
  const { pathname, search, host } = new URL(url);
  const request = { method, path: pathname, query: search.slice(1), headers: { host }, body, contentType };
  return signAs({ ...request, accessKey, secretKey, date: new Date() }, forgery);
}

/** The GUID in the place of the sample's; what a case has put there instead stays. */
function session(operation: Operation, { guid }: Credentials, { data, forgery }: Draft, sample: string | undefined) {
  if (forgery === "otherGuid") return otherDigit(guid) + guid.slice(1);
  const value = guidOf(operation, data);
  return value === sample ? guid : value;
}

function otherDigit(guid: string): string {
  return guid.startsWith("0") ? "1" : "0";
}

/** The line of a POSIX shell that sends a message; `secret` is what stands there for the header with the credentials. */
function curl({ method, url, headers, body }: Omit<Message, "curl">, name: string, secret: string): string {
  const lines = Object.entries(headers).map(([key, value]) =>
    key === name && value !== "" ? `-H "${key}: ${secret}"` : `-H ${quoted(`${key}: ${value}`)}`,
  );
  const data = body === undefined ? [] : [`--data-raw ${quoted(body)}`];
  return ["curl -i", `-X ${method}`, quoted(url), ...lines, ...data].join(" ");
}

/** What gives the credentials of a request in a POSIX shell. */
function secretOf(
  operation: Operation,
  { method, url, body = "" }: Omit<Message, "curl">,
  { forgery }: Draft,
  { guid }: Credentials,
): string {
  if (forgery === "otherGuid") return `${otherDigit(guid)}\${${environment.guid}#?}`;
  if (!operation.requestBody) return `$${environment.guid}`;
  const options = [`--method ${method}`, `--url ${quoted(url)}`, `--data ${quoted(body)}`];
  return `$(npx cc-contract sign ${[...options, ...(forgery ? [`--forgery ${forgery}`] : [])].join(" ")})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
