import { createCmsClient, isClientError } from "@cc-contract/client";

const { CMS = "", CC_ACCESS_KEY = "", CC_SECRET_KEY = "" } = process.env;
const cms = createCmsClient({ baseUrl: CMS, accessKey: CC_ACCESS_KEY, secretKey: CC_SECRET_KEY });

try {
  const agent = await cms.queryAgentDetails({ queryParam: { ccId: 1, vdn: 1, agentId: 101 } });
  console.log(`${agent.name}, number ${agent.workNo} of VDN ${agent.vdnId}`);
} catch (error) {
  if (!isClientError(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
