import { createCmsClient } from "@cc-contract/client";

const { CMS = "", CC_ACCESS_KEY = "", CC_SECRET_KEY = "" } = process.env;
const cms = createCmsClient({ baseUrl: CMS, accessKey: CC_ACCESS_KEY, secretKey: CC_SECRET_KEY });

const limit = 5;
for (const page of [1, 2]) {
  const offset = limit * (page - 1);
  const { agentsRestDetails } = await cms.queryAgentRests({ queryParam: { ccId: 1, vdn: 1, offset, limit } });
  console.log(`page ${page}: ${agentsRestDetails.length} agents`);
}
