import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sirv from "sirv";

export interface Site {
  url: string;
  close(): Promise<void>;
}

/** Serves the built site on 127.0.0.1; port 0 takes a free one. Fails with EADDRINUSE where the port is taken. */
export async function serveDocs({ port = 0 }: { port?: number } = {}): Promise<Site> {
  const server = createServer(sirv(join(import.meta.dirname, "../dist")));
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
