import { verify } from "@cc-contract/testing";

const { CMS, GATEWAY, CC_ACCESS_KEY, CC_SECRET_KEY, CC_GUID } = process.env;
const { verdict, operations } = await verify({
  ...{ cms: CMS, gateway: GATEWAY },
  ...{ accessKey: CC_ACCESS_KEY, secretKey: CC_SECRET_KEY, guid: CC_GUID },
  fixtures: { ccId: 1, vdn: 1, agentId: 101 },
  // Without this, all operations.
  only: ["queryAgentOperations", "queryAgentCallStatistics"],
});

for (const { operationId, cases } of operations) {
  const violated = cases.filter(({ outcome }) => outcome === "violated");
  console.log(`${operationId}: ${cases.length} cases, ${violated.length} violated`);
}
console.log(verdict);
