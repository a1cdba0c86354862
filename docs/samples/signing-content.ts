import { createCmsClient } from "@cc-contract/client";

const { CMS = "", CC_ACCESS_KEY = "", CC_SECRET_KEY = "" } = process.env;
const cms = createCmsClient({
  baseUrl: CMS,
  accessKey: CC_ACCESS_KEY,
  secretKey: CC_SECRET_KEY,
  signedHeaders: ["content-length", "content-type", "host"],
  timestamp: "milliseconds",
});
const calls = await cms.queryAgentPrivateCalls({ ccId: 1, vdn: 1, agentId: 101 });
console.log(`accepted: ${calls.length} private calls`);
