import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Simulator } from "@cc-contract/testing";
import sirv from "sirv";
import { contentSecurityPolicy } from "./policy.ts";

const built = join(import.meta.dirname, "../dist");

export interface Site {
  url: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** 0 takes a free one. */
  port?: number;
  /** Folder of the site; docs/dist where it is left out. */
  dist?: string;
  /** Address and keys of a simulator for the consoles. They are public, as those of any simulator are. */
  simulator?: Pick<Simulator, "url" | "accessKey" | "secretKey" | "guid"> | undefined;
}

/** Serves the built site on 127.0.0.1, under the policy that it is made for. Fails with EADDRINUSE where the port is taken. */
export async function serveDocs({ port = 0, dist = built, simulator }: ServeOptions = {}): Promise<Site> {
  const site = sirv(dist, {
    etag: true,
    setHeaders: (response) => response.setHeader("Content-Security-Policy", contentSecurityPolicy),
  });
  const server = createServer((request, response) => {
    if (simulator && request.url === "/simulator.json") {
      const { url: address, accessKey, secretKey, guid } = simulator;
      response.setHeader("Content-Type", "application/json");
      return response.end(JSON.stringify({ address, accessKey, secretKey, guid }));
    }
    site(request, response, async () => {
      response.writeHead(404, { "Content-Type": "text/html", "Content-Security-Policy": contentSecurityPolicy });
      response.end(await readFile(join(dist, "404.html")));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
