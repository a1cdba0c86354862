import { createCmsClient, createGatewayClient } from "@cc-contract/client";
import { canonicalRequest, prefix, signature, signedHeaders, signingKey } from "@cc-contract/client/sign";
import { operations as validators } from "@cc-contract/validators/operations";
import { quoted } from "../scripts/samples-shell.ts";
import { written } from "../scripts/typescript.ts";
import { enteredIn, type Form, marks } from "./form.ts";

// Checks, signs and sends the console's requests with the packages, and shows them as text.

export interface Settings {
  address: string;
  accessKey: string;
  secretKey: string;
  guid: string;
}

/** A request on the wire. */
export interface Sent {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Received {
  status: number;
  /** Those that the server lets pages read. */
  headers: [name: string, value: string][];
  text: string;
  milliseconds: number;
}

export interface Outcome {
  /** What the client threw. */
  error?: Error;
  received?: Received;
  sent?: Sent;
  /** GUID that the response has renewed. */
  guid?: string;
}

/** A part of the sent request, and its origin. */
export interface Stage {
  title: string;
  text: string;
}

export interface Issue {
  path: string[];
  message: string;
}

type Fetch = typeof globalThis.fetch;
type Check = { issues(value: unknown): readonly { path: readonly (string | number)[]; expected: string }[] };

/** Why an address can't be called; undefined if it can. The site's policy has the same hosts. */
export function refusalOf(address: string): string | undefined {
  const { protocol, hostname } = URL.canParse(address) ? new URL(address) : { protocol: "", hostname: "" };
  if (/^https?:$/.test(protocol) && ["127.0.0.1", "localhost"].includes(hostname)) return undefined;
  return "The console calls servers on this machine only. Enter an address such as http://127.0.0.1:4012 or http://localhost:8080.";
}

/** The request that the form holds, by its parts. */
export function requestOf({ fields }: Form): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.path[0], enteredIn(field)]));
}

/** The issues of a request, each with the path of its field. */
export function issuesOf({ operationId, fields }: Form, request: Record<string, unknown>): Issue[] {
  const own = (validators as Record<string, { request?: Check; parameters?: Check }>)[operationId];
  const { body, ...parameters } = request;
  const hasBody = fields.some(({ path, required }) => path[0] === "body" && (required || body !== undefined));
  const issues = [
    ...(hasBody
      ? (own?.request?.issues(body) ?? []).map((issue) => ({ ...issue, path: ["body", ...issue.path] }))
      : []),
    ...(own?.parameters?.issues(parameters) ?? []),
  ];
  return issues.map(({ path, expected }) => ({ path: path.map(String), message: `Expected ${expected}` }));
}

/** The request as the client writes and signs it, without sending it. Works for requests that break the contract if they can be serialised. */
export async function prepare(form: Form, settings: Settings): Promise<Sent | undefined> {
  let sent: Sent | undefined;
  await call(form, settings, async (url, init) => {
    sent = { ...(init as unknown as Sent), url: String(url) };
    return new Response();
  }).catch((error) => {
    // What isn't about the response is about the settings.
    if (!sent) throw error;
  });
  return sent;
}

/** Sends the request. */
export async function send(form: Form, settings: Settings): Promise<Outcome> {
  const outcome: Outcome = {};
  const fetch: Fetch = async (url, init) => {
    outcome.sent = { ...(init as unknown as Sent), url: String(url) };
    const begin = performance.now();
    const response = await globalThis.fetch(url, init);
    const text = await response.clone().text();
    const { status, headers } = response;
    outcome.received = { status, headers: [...headers], text, milliseconds: performance.now() - begin };
    return response;
  };
  await call(form, settings, fetch, (guid) => Object.assign(outcome, { guid })).catch((error) => {
    outcome.error = error;
  });
  return outcome;
}

async function call(form: Form, settings: Settings, fetch: Fetch, onGuid = (_: string) => {}): Promise<unknown> {
  const { address, accessKey, secretKey, guid } = settings;
  const options = { baseUrl: address, fetch, retries: 0, validate: validators, validationMode: "response" } as const;
  const client = form.signed
    ? createCmsClient({ ...options, accessKey, secretKey })
    : createGatewayClient({ ...options, guid, onGuid });
  const method = (client as unknown as Record<string, (...request: unknown[]) => Promise<unknown>>)[form.operationId];
  return method?.(...argumentOf(form));
}

/** What the method of the client takes. */
function argumentOf(form: Form): unknown[] {
  const request = requestOf(form);
  const [only, ...others] = form.parts;
  if (!only) return [];
  return [others.length > 0 ? request : request[only]];
}

/** The request as signed, stage by stage. */
export async function stagesOf(form: Form, { url, method, headers, body }: Sent, secretKey: string): Promise<Stage[]> {
  const { host, pathname, search } = new URL(url);
  const header = headers[form.header] ?? "";
  const text = body === undefined ? [] : [{ title: "Body, exactly as it is sent", text: body }];
  const last = { title: `Header ${form.header}`, text: header };
  if (!form.signed) return [...text, last];
  const [, accessKey = "", time = ""] = header.split("/");
  const signed = { host };
  const start = prefix({ accessKey, date: new Date(time) }, signedHeaders(signed));
  const canonical = canonicalRequest({ method, path: pathname, query: search.slice(1), headers: signed, body });
  const key = await signingKey(secretKey, start);
  return [
    ...text,
    { title: "canonicalRequest, the text to sign", text: canonical },
    { title: "prefix: scheme, access key, time and signed headers", text: start },
    { title: "signingKey: HMAC of the prefix by the secret key", text: key },
    { title: "signature: HMAC of canonicalRequest by signingKey", text: await signature(key, canonical) },
    last,
  ];
}

export function curlOf({ url, method, headers, body }: Sent): string {
  const lines = Object.entries(headers).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`);
  const data = body === undefined ? [] : [`--data-raw ${quoted(body)}`];
  return ["curl --globoff", `--request ${method}`, quoted(url), ...lines, ...data].join(" ");
}

export function programOf(form: Form, address: string): string {
  const [request] = argumentOf(form);
  return form.program
    .replace(marks.address, () => written(address).slice(1, -1))
    .replace(marks.request, () => written(request ?? {}));
}
