import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createCmsClient } from "@cc-contract/client";

const { CC_ACCESS_KEY = "", CC_SECRET_KEY = "" } = process.env;

// Responds with nothing and shows what arrives: what is signed has to equal this.
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  console.log(`${request.method} ${request.url}`);
  for (const name of ["host", "content-type", "content-length"]) console.log(`${name}: ${request.headers[name]}`);
  console.log(`\n${body}`);
  response.end("{}");
});
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
const { port } = server.address() as AddressInfo;

const cms = createCmsClient({
  baseUrl: `http://127.0.0.1:${port}`,
  accessKey: CC_ACCESS_KEY,
  secretKey: CC_SECRET_KEY,
});
await cms.queryAgentPrivateCalls({ ccId: 1, vdn: 1, agentId: 101 }).catch(() => {});
server.close();
server.closeAllConnections();
