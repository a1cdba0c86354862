import { createGatewayClient } from "@cc-contract/client";
import { operations } from "@cc-contract/validators/operations";

let current = process.env.CC_GUID ?? "EXAMPLE-GUID";
const gateway = createGatewayClient({
  baseUrl: process.env.GATEWAY ?? "https://gateway.example.com:8043",
  guid: () => current,
  onGuid: (renewed) => (current = renewed),
  validate: operations,
  onRetry: ({ error, delay }) => console.warn(error.message, `again in ${delay} ms`),
});
console.log(await gateway.queryAgentCallStatistics({ agentid: "101" }).catch((error) => error.message));
