import { services } from "@cc-contract/client";
import type { Operation } from "@cc-contract/spec/model/contract";
import { environment } from "../environment.ts";
import type { SendOptions } from "../send.ts";
import { partsOf, writeHeaders, writeTarget } from "../wire.ts";
import { type InvalidSignature, signAs } from "./invalid-signatures.ts";

export interface Credentials {
  accessKey: string;
  secretKey: string;
  guid: string;
}

/** What to send: the request of a case, in the form of the contract's `requestSchema`. */
export interface Draft {
  data: unknown;
  send?: SendOptions;
  /** How the credentials are deliberately invalid. */
  invalid?: InvalidSignature | "otherGuid";
}

/** A request on the wire. */
export interface Message {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** Shell command (POSIX) that resends it, with variables for the credentials. */
  curl: string;
}

/** Serialises and signs a request. The client's methods can't be used, because they send nothing that breaks the contract. */
export async function writeMessage(
  operation: Operation,
  base: string,
  credentials: Credentials,
  draft: Draft,
): Promise<Message> {
  const { send = {}, data, invalid } = draft;
  const parts = partsOf(operation, data);
  const url = new URL(base.replace(/\/+$/, "") + (send.path ?? writeTarget(operation, parts))).href;
  const method = send.method ?? operation.method.toUpperCase();
  const hasBody = operation.requestBody && method !== "GET";
  const body = hasBody ? (send.text ?? JSON.stringify(parts.body)) : undefined;
  const name = services[operation.service.id as keyof typeof services].authorization;
  const { contentType } = operation.service;
  const secret = operation.signed
    ? await signRequest({ method, url, body, contentType }, credentials, invalid as InvalidSignature | undefined)
    : session(credentials, draft);

  const all = { "Content-Type": contentType, ...writeHeaders(operation, parts), [name]: secret, ...send.headers };
  const headers = Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const message = { method, url, headers, body };
  return { ...message, curl: curl(message, name, secretOf(operation, message, draft, credentials)) };
}

/** The header Authorization of a request. */
export function signRequest(
  { method, url, body = "", contentType }: Pick<Message, "method" | "url" | "body"> & { contentType: string },
  { accessKey, secretKey }: Pick<Credentials, "accessKey" | "secretKey">,
  invalid?: InvalidSignature,
): Promise<string> {
  const { pathname, search, host } = new URL(url);
  const request = { method, path: pathname, query: search.slice(1), headers: { host }, body, contentType };
  return signAs({ ...request, accessKey, secretKey, date: new Date() }, invalid);
}

function session({ guid }: Credentials, { invalid }: Draft): string {
  return invalid === "otherGuid" ? otherDigit(guid) + guid.slice(1) : guid;
}

function otherDigit(guid: string): string {
  return guid.startsWith("0") ? "1" : "0";
}

/** The POSIX shell command that sends a message; `secret` replaces the credentials header. */
function curl({ method, url, headers, body }: Omit<Message, "curl">, name: string, secret: string): string {
  const lines = Object.entries(headers).map(([key, value]) =>
    key === name && value !== "" ? `-H "${key}: ${secret}"` : `-H ${quoted(`${key}: ${value}`)}`,
  );
  const data = body === undefined ? [] : [`--data-raw ${quoted(body)}`];
  return ["curl -i", `-X ${method}`, quoted(url), ...lines, ...data].join(" ");
}

/** Shell expression (POSIX) for the credentials of a request. */
function secretOf(
  operation: Operation,
  { method, url, body = "" }: Omit<Message, "curl">,
  { invalid }: Draft,
  { guid }: Credentials,
): string {
  if (invalid === "otherGuid") return `${otherDigit(guid)}\${${environment.guid}#?}`;
  if (!operation.signed) return `$${environment.guid}`;
  const options = [`--method ${method}`, `--url ${quoted(url)}`, `--data ${quoted(body)}`];
  return `$(npx cc-contract sign ${[...options, ...(invalid ? [`--invalid ${invalid}`] : [])].join(" ")})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
