import { authorization } from "@cc-contract/client/sign";

/** A `fetch` that signs each request for CC-CMS, to give to a generated client. `send` is the one that sends it. */
export function signedFetch(accessKey: string, secretKey: string, send = fetch): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { method, url, signal } = request;
    const { host, pathname, search } = new URL(url);
    // Read once: what is signed has to be what is sent, byte for byte.
    const body = method === "GET" ? undefined : await request.text();
    const signature = await authorization({
      ...{ accessKey, secretKey, date: new Date() },
      ...{ method, path: pathname, query: search.slice(1), headers: { host }, body },
    });
    const headers = new Headers(request.headers);
    headers.set("Authorization", signature.authorization);
    // Some generators leave the charset out.
    if (body) headers.set("Content-Type", "application/json; charset=UTF-8");
    return send(url, { method, headers, signal, ...(body !== undefined && { body }) });
  };
}
