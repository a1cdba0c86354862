import type { AddressInfo } from "node:net";
import { createCmsClient, isClientError } from "@cc-contract/client";
import { QueryAgentDetailsRequest } from "@cc-contract/validators";
import express from "express";

const { CMS = "", CC_ACCESS_KEY = "", CC_SECRET_KEY = "" } = process.env;
const cms = createCmsClient({ baseUrl: CMS, accessKey: CC_ACCESS_KEY, secretKey: CC_SECRET_KEY });

const app = express();
app.use(express.json({ limit: "10kb" }));
app.post("/agents/details", async (request, response) => {
  const query: unknown = request.body;
  if (!QueryAgentDetailsRequest(query)) {
    response.status(422).json({ issues: QueryAgentDetailsRequest.issues(query).map(({ message }) => message) });
    return;
  }
  try {
    response.json(await cms.queryAgentDetails(query));
  } catch (error) {
    if (!isClientError(error)) throw error;
    console.error(error.message);
    response.status(502).json({ error: error.name });
  }
});

// From here on: two calls of the edge, to try it.
const server = app.listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));
const { port } = server.address() as AddressInfo;
for (const agent of [{ agentId: 101 }, { agentID: 101 }]) {
  const response = await fetch(`http://127.0.0.1:${port}/agents/details`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ queryParam: { ccId: 1, vdn: 1, ...agent } }),
  });
  const { name, issues } = (await response.json()) as { name?: string; issues?: string[] };
  console.log(response.status, name ?? issues?.join("\n"));
}
server.close();
server.closeAllConnections();
