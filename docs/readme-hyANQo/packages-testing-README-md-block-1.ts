import { startSimulator, verify } from "@cc-contract/testing";

const { url, accessKey, secretKey, guid, fixtures, close } = await startSimulator();
const { ccId, vdn, agentId } = fixtures;
const { verdict, operations } = await verify({
  cms: url,
  gateway: url,
  accessKey,
  secretKey,
  guid,
  fixtures: { ccId, vdn, agentId, cti: "3.6" },
  only: ["queryAgentRests", "queryAgentDetails"],
});
await close();
console.log(verdict, operations.flatMap(({ cases }) => cases.flatMap(({ findings }) => findings)).length);
