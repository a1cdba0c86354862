import { createCmsClient, eachAgentRest } from "@cc-contract/client";

const { CMS = "", CC_ACCESS_KEY = "", CC_SECRET_KEY = "" } = process.env;
const cms = createCmsClient({ baseUrl: CMS, accessKey: CC_ACCESS_KEY, secretKey: CC_SECRET_KEY });

let agents = 0;
for await (const { workNo, restDuration } of eachAgentRest(cms, { ccId: 1, vdn: 1 })) {
  agents += 1;
  if (agents === 1) console.log(`${workNo} for ${restDuration} s`);
}
console.log(`${agents} agents`);
