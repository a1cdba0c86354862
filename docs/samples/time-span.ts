import { createCmsClient, eachAgentOperation } from "@cc-contract/client";
import { operateType } from "@cc-contract/client/codes";

const { CMS = "", CC_ACCESS_KEY = "", CC_SECRET_KEY = "" } = process.env;
const cms = createCmsClient({ baseUrl: CMS, accessKey: CC_ACCESS_KEY, secretKey: CC_SECRET_KEY });

const to = new Date();
const from = new Date(to.getTime() - 36 * 3_600_000);

const timeOf = (text: string) => Date.parse(`${text.replace(" ", "T")}Z`);
const seconds: Record<string, number> = {};
for await (const one of eachAgentOperation(cms, { ccId: 1, currentAgentId: 101, from, to })) {
  const meaning = operateType.describe(one.operateType) ?? `type ${one.operateType}`;
  seconds[meaning] = (seconds[meaning] ?? 0) + (timeOf(one.endTime) - timeOf(one.beginTime)) / 1000;
}
for (const meaning of Object.keys(seconds).sort()) console.log(`${meaning}: ${seconds[meaning]} s`);
