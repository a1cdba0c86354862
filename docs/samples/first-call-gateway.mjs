import { createGatewayClient } from "@cc-contract/client";

const { GATEWAY = "", CC_GUID = "" } = process.env;
const gateway = createGatewayClient({ baseUrl: GATEWAY, guid: CC_GUID });

const { answernums, calloutnums, talktime } = await gateway.queryAgentCallStatistics({ agentid: "101" });
console.log(`${answernums} calls answered, ${calloutnums} made, ${talktime} seconds of talking`);
