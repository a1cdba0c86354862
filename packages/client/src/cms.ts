import type { CmsOperations, CmsPaths } from "./generated/operations.gen.ts";
import { hmac, importKey } from "./hmac.ts";
import { createClient } from "./methods.ts";
import { type ClientOptions, checkOptions, clientOptions, headerName, isText, type OptionChecks } from "./options.ts";
import type { Authorize } from "./send.ts";
import { canonicalRequest, prefix, signedHeaders, signingKey } from "./sign.ts";
import type { RawClient } from "./transport.ts";

export interface CmsClientOptions extends ClientOptions {
  /** Access key (AK), which names the caller. */
  accessKey: string;
  /** Secret key (SK), which signs each request and is never sent. */
  secretKey: string;
  /** Names of the headers to sign; `["host"]` by default. `host` is always signed. */
  signedHeaders?: readonly string[] | undefined;
  /** Precision of the timestamp in the signature; `"seconds"` by default. */
  timestamp?: "seconds" | "milliseconds" | undefined;
}

const cmsOptions: OptionChecks = {
  ...clientOptions,
  accessKey: ["a text of visible ASCII characters, none of them /", /^[!-.0-~]+$/],
  secretKey: ["a text that is not empty", /./s],
  timestamp: ["seconds or milliseconds", /^(milli)?seconds$/],
  signedHeaders: [
    "a list of header names",
    (names: unknown) => Array.isArray(names) && names.every((name) => isText(headerName, name)),
  ],
};

/** A method for each operation of CC-CMS, and the typed client below them. */
export interface CmsClient extends CmsOperations {
  readonly raw: RawClient<CmsPaths>;
}

/**
 * Client of CC-CMS, the monitoring service. Each attempt is signed by the scheme C2.
 *
 * @throws {TypeError} where an option is missing, malformed or unknown
 * @example
 * const cms = createCmsClient({ baseUrl: "https://cms.example.com:28443", accessKey, secretKey });
 * const calls = await cms.queryAgentPrivateCalls({ ccId: 1, vdn: 170, agentId: 1099 });
 */
export function createCmsClient(given: CmsClientOptions): CmsClient {
  const options = checkOptions("createCmsClient", given, cmsOptions, ["baseUrl", "accessKey", "secretKey"]);
  return createClient<CmsOperations, CmsPaths>("cms", options, createSigner(options), [options.secretKey]);
}

function createSigner(options: CmsClientOptions): Authorize {
  const { accessKey, secretKey, timestamp, headers = {} } = options;
  const names = ["host", ...(options.signedHeaders ?? [])].map((name) => name.toLowerCase());
  const sent = ["host", "content-length", "content-type", ...Object.keys(headers).map((name) => name.toLowerCase())];
  const unsent = names.find((name) => !sent.includes(name));
  if (unsent) throw new TypeError(`createCmsClient: the option \`signedHeaders\` names ${unsent}, which is not sent`);
  const milliseconds = timestamp === "milliseconds";
  // One key serves all requests of a second, or of a millisecond. To import it costs as much as to sign.
  let last: { time: number; names: string; start: string; key: Promise<CryptoKey> } | undefined;
  return async ({ method, url, headers, body }) => {
    const { host, pathname, search } = new URL(url);
    const signed: Record<string, string> = {};
    for (const name of names)
      if (name === "host") signed.host = host;
      else if (name !== "content-length") signed[name] = String(headers[name]);
      // A request without a body has a length only where its method expects one.
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
