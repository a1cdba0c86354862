import { createCmsClient, ServiceError } from "@cc-contract/client";

const baseUrl = process.env.CMS ?? "http://127.0.0.1:4010";
const cms = createCmsClient({ baseUrl, accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK" });
try {
  const agent = await cms.queryAgentDetails({ queryParam: { ccId: 1, vdn: 1, agentId: 101 } });
  console.log(agent.name, agent.status); // HW35154101 2
} catch (error) {
  if (!(error instanceof ServiceError)) throw error;
  console.error(`failure code ${error.code} inside HTTP 200: ${error.serviceMessage}`);
}
