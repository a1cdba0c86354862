import { createCmsClient, timeRange } from "@cc-contract/client";

const { CMS = "", CC_ACCESS_KEY = "", CC_SECRET_KEY = "" } = process.env;
const cms = createCmsClient({ baseUrl: CMS, accessKey: CC_ACCESS_KEY, secretKey: CC_SECRET_KEY });

const now = new Date();
const window = timeRange(new Date(now.getTime() - 3 * 3_600_000), now);
console.log(window.beginTime, "to", window.endTime);

const records = await cms.queryAgentOperations({ ccId: 1, currentAgentId: 101, ...window });
console.log(`${records.length} records`);
