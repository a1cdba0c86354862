import { type CmsOperations, type CmsPaths, cmsService } from "./generated/operations.gen.ts";
import { hmac, importKey } from "./hmac.ts";
import { createClient } from "./methods.ts";
import { NoCredentials } from "./no-credentials.ts";
import {
  aFunction,
  type ClientOptions,
  checkOptions,
  clientOptions,
  headerName,
  headerValue,
  isText,
  type OptionChecks,
} from "./options.ts";
import { stopAfter } from "./refusals.ts";
import type { Authorize, HttpRequest } from "./send.ts";
import { canonicalRequest, prefix, signedHeaders, signingKey } from "./sign.ts";
import type { RawClient } from "./transport.ts";

interface CmsOptions extends ClientOptions {
  /** Number of consecutive HTTP 401 responses after which the client stops signing, because more may lock the address; 3 by default. */
  maxRefusals?: number | undefined;
}

export interface CmsClientOptions extends CmsOptions {
  /** Access key (AK), which names the caller. */
  accessKey: string;
  /** Secret key (SK), which signs each request and is never sent. */
  secretKey: string;
  /** Names of the headers to sign; `["host"]` by default. `host` is always signed. */
  signedHeaders?: readonly string[] | undefined;
  /** Precision of the timestamp in the signature; `"seconds"` by default. */
  timestamp?: "seconds" | "milliseconds" | undefined;
}

/** Options of a client without keys, because something else signs. */
export interface CmsAuthorizeOptions extends CmsOptions {
  /** Returns the header Authorization for a request, exactly as sent. Called and awaited for each attempt, within its time limit. */
  authorize: (request: HttpRequest) => string | Promise<string>;
}

const common: OptionChecks = {
  ...clientOptions,
  maxRefusals: ["an integer, 1 or more", (times: number) => Number.isInteger(times) && times > 0],
};

const cmsOptions: OptionChecks = {
  ...common,
  accessKey: ["a string of visible ASCII characters without /", /^[!-.0-~]+$/],
  secretKey: ["a string without line breaks", /^[^\r\n]+$/],
  timestamp: ["seconds or milliseconds", /^(milli)?seconds$/],
  signedHeaders: [
    "a list of header names",
    (names: unknown) => Array.isArray(names) && names.every((name) => isText(headerName, name)),
  ],
};

const authorizeOptions: OptionChecks = { ...common, authorize: aFunction };

/** A method for each operation of CC-CMS, and the typed client below them. */
export interface CmsClient extends CmsOperations {
  readonly raw: RawClient<CmsPaths>;
}

/**
 * Client of CC-CMS, the monitoring service. Each attempt is signed by the scheme C2.
 *
 * @throws {TypeError} if an option is missing, malformed or unknown
 * @example
 * const cms = createCmsClient({ baseUrl: "https://cms.example.com:28443", accessKey, secretKey });
 * const calls = await cms.queryAgentPrivateCalls({ ccId: 1, vdn: 170, agentId: 1099 });
 */
export function createCmsClient(given: CmsClientOptions | CmsAuthorizeOptions): CmsClient {
  const isOwn = Object.hasOwn(Object(given), "authorize");
  const [checks, required] = isOwn ? [authorizeOptions, ["authorize"]] : [cmsOptions, ["accessKey", "secretKey"]];
  const options = checkOptions("createCmsClient", given, checks, ["baseUrl", ...required]);
  const authorize = "authorize" in options ? signerOf(options.authorize) : createSigner(options);
  const secrets = "secretKey" in options ? [options.secretKey] : [];
  const limited = stopAfter(options.maxRefusals ?? 3, authorize);
  return createClient<CmsOperations, CmsPaths>(cmsService, options, limited, secrets);
}

/** A custom signer. It gets a copy of the request and can't change what is sent. */
function signerOf(authorize: CmsAuthorizeOptions["authorize"]): Authorize {
  return async (request) => {
    const value = await authorize({ ...request, headers: { ...request.headers } });
    if (!isText(headerValue, value)) throw new NoCredentials("the option `authorize` returned no header");
    return { value };
  };
}

function createSigner(options: CmsClientOptions): Authorize {
  const { accessKey, secretKey, timestamp, headers = {} } = options;
  const names = ["host", ...(options.signedHeaders ?? [])].map((name) => name.toLowerCase());
  const sent = ["host", "content-length", "content-type", ...Object.keys(headers).map((name) => name.toLowerCase())];
  const unsent = names.find((name) => !sent.includes(name));
  if (unsent) throw new TypeError(`createCmsClient: the option \`signedHeaders\` names ${unsent}, which is not sent`);
  const milliseconds = timestamp === "milliseconds";
  // One key works for all requests of a second, or of a millisecond. Importing it costs as much as signing.
  let last: { time: number; names: string; start: string; key: Promise<CryptoKey> } | undefined;
  return async ({ method, url, headers, body }) => {
    const { host, pathname, search } = new URL(url);
    const signed: Record<string, string> = {};
    for (const name of names)
      if (name === "host") signed.host = host;
      else if (name !== "content-length") signed[name] = String(headers[name]);
      // A request without a body has a length only if its method expects one.
      else if (body || /^P[OU]/.test(method)) signed[name] = String(new TextEncoder().encode(body).length);
    const own = signedHeaders(signed);
    const date = new Date();
    const time = milliseconds ? date.getTime() : Math.floor(date.getTime() / 1000);
    if (time !== last?.time || own !== last.names) {
      const start = prefix({ accessKey, date, milliseconds }, own);
      last = { time, names: own, start, key: signingKey(secretKey, start).then(importKey) };
    }
    const { start, key } = last;
    const canonical = canonicalRequest({ method, path: pathname, query: search.slice(1), headers: signed, body });
    return { value: `${start}/${await hmac(await key, canonical)}` };
  };
}
