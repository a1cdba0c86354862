import { AuthenticationError, createGatewayClient } from "@cc-contract/client";

const { GATEWAY = "", CC_GUID = "" } = process.env;

/** Stands for your own call of the sign-in, which is not part of the contract. */
async function signIn(): Promise<string> {
  const { headers } = new Response(null, { headers: { "Set-GUID": `JSESSIONID=${CC_GUID}` } });
  return headers.get("Set-GUID") ?? headers.get("Guid") ?? "";
}

// A GUID that is long gone, as after a night.
let session: string | undefined = "00000000-0000-0000-0000-000000000000.AgentGateway1";
const gateway = createGatewayClient({
  baseUrl: GATEWAY,
  guid: async () => (session ??= await signIn()),
  onGuid: (renewed) => {
    session = renewed;
  },
});

async function statistics(agentid: string) {
  try {
    return await gateway.queryAgentCallStatistics({ agentid });
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    console.log(`${error.meaning}; signing in`);
    session = undefined;
    return await gateway.queryAgentCallStatistics({ agentid });
  }
}

const { talktime } = await statistics("101");
console.log(`${talktime} seconds of talking`);
