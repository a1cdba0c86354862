import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type OperationId, operations, services } from "@cc-contract/client";
import { authorization } from "@cc-contract/client/sign";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";

// A workflow description can't sign. This is a proxy between the tool that runs it and the service: it signs what has no
// credentials yet and passes everything else on.

export interface SigningProxy {
  url: string;
  close(): Promise<void>;
}

/** Starts a proxy on 127.0.0.1 that signs the requests of CC-CMS and sends all of them to `target`. */
export async function startSigningProxy(
  target: string,
  keys: { accessKey: string; secretKey: string },
): Promise<SigningProxy> {
  const { host } = new URL(target);
  const signed = Object.keys(operations)
    .map((id) => operations[id as OperationId])
    .filter(({ service }) => service === "cms")
    .map(({ path }): string => path);
  const app = new Hono().all("*", async (context) => {
    const { method } = context.req;
    const { pathname: path, search } = new URL(context.req.url);
    const body = method === "GET" ? undefined : await context.req.text();
    const headers: Record<string, string> = { ...context.req.header(), "content-type": services.cms.contentType };
    for (const name of ["host", "connection", "content-length", "transfer-encoding"]) delete headers[name];
    if (signed.includes(path)) {
      const request = { method, path, query: search.slice(1), headers: { host }, body, date: new Date(), ...keys };
      headers[services.cms.authorization] = (await authorization(request)).authorization;
    }
    const response = await fetch(target + path + search, {
      method,
      headers,
      ...(body && { body }),
      redirect: "manual",
    });
    return new Response(await response.text(), {
      status: response.status,
      headers: { "content-type": response.headers.get("content-type") ?? "" },
    });
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}
