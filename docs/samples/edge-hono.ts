import { createGatewayClient, isClientError } from "@cc-contract/client";
import { operations } from "@cc-contract/validators/operations";
import { Hono } from "hono";

const { GATEWAY = "", CC_GUID = "" } = process.env;
const { parameters } = operations.queryAgentCallStatistics;

const app = new Hono().get("/agents/:agentid/calls", async (context) => {
  const given = { path: context.req.param() };
  if (!parameters(given)) return context.json({ issues: parameters.issues(given).map(({ message }) => message) }, 422);
  // The caller is the agent, and so the GUID is the caller's.
  const guid = context.req.header("guid");
  if (!guid) return context.json({ error: "the header Guid is missing" }, 401);
  const gateway = createGatewayClient({ baseUrl: GATEWAY, guid });
  try {
    return context.json(await gateway.queryAgentCallStatistics(given.path));
  } catch (error) {
    if (!isClientError(error)) throw error;
    console.error(error.message);
    return context.json({ error: error.name }, error.name === "AuthenticationError" ? 401 : 502);
  }
});

// From here on: three calls of the edge, to try it.
for (const [agentid, guid] of [
  ["101", CC_GUID],
  ["0101", CC_GUID],
  ["101", "unknown"],
  ["101", ""],
] as const) {
  const response = await app.request(`/agents/${agentid}/calls`, { headers: { Guid: guid } });
  console.log(response.status, await response.json());
}
