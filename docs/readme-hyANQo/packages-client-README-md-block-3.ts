import { createCmsClient, eachAgentOperation, eachAgentRest, isSignedIn } from "@cc-contract/client";
import { operateType } from "@cc-contract/client/codes";

const baseUrl = process.env.CMS ?? "http://127.0.0.1:4010";
const cms = createCmsClient({ baseUrl, accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK" });

const [from, to] = [new Date("2024-08-01T00:00:00Z"), new Date("2024-08-02T12:00:00Z")];
for await (const operation of eachAgentOperation(cms, { currentAgentId: 35001, from, to }))
  console.log(operation.beginTime, operateType.describe(operation.operateType));

for await (const rest of eachAgentRest(cms, { ccId: 1, vdn: 1 })) console.log(rest.agentName, rest.restDuration);

const agent = await cms.queryAgentDetails({ queryParam: { ccId: 1, vdn: 1, agentId: 101 } });
console.log(agent.name, isSignedIn(agent));
