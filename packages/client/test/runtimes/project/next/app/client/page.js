import { createGatewayClient } from "@cc-contract/client";

/** Statistics by the client. */
export default async function Page() {
  const gateway = createGatewayClient({ baseUrl: process.env.ORIGIN, guid: "EXAMPLE-GUID" });
  const { talktime } = await gateway.queryAgentCallStatistics({ agentid: "101" });
  return `talktime ${talktime}.`;
}
