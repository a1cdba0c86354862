import type { CmsOperations } from "./generated/operations.gen.ts";
import { authorization } from "./sign.ts";
import { createMethods, type TransportOptions } from "./transport.ts";

export interface CmsClientOptions extends TransportOptions {
  /** Access key (AK), which names the caller. */
  accessKey: string;
  /** Secret key (SK), which signs each request and is never sent. */
  secretKey: string;
}

/** A method for each operation of CC-CMS. */
export type CmsClient = CmsOperations;

/**
 * Client of CC-CMS, the monitoring service. Each request is signed by the scheme C2.
 *
 * @example
 * const cms = createCmsClient({ baseUrl: "https://cms.example.com:28443", accessKey, secretKey });
 * const calls = await cms.queryAgentPrivateCalls({ ccId: 1, vdn: 170, agentId: 1099 });
 */
export function createCmsClient(options: CmsClientOptions): CmsClient {
  const { accessKey, secretKey } = options;
  return createMethods<CmsClient>("cms", options, async (request) => {
    const { host, pathname, search } = new URL(request.url);
    return authorization({
      accessKey,
      secretKey,
      method: request.method,
      path: pathname,
      query: search.slice(1),
      headers: { host },
      body: await request.clone().text(),
      date: new Date(),
    });
  });
}
