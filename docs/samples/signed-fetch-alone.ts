import { signedFetch } from "./signed-fetch.ts";

const { CMS = "", CC_ACCESS_KEY = "", CC_SECRET_KEY = "" } = process.env;
const send = signedFetch(CC_ACCESS_KEY, CC_SECRET_KEY);

const response = await send(`${CMS}/rest/cmsapp/v1/openapi/agentgroup/agentrestinfos`, {
  method: "POST",
  body: JSON.stringify({ queryParam: { ccId: 1, vdn: 1, offset: 0, limit: 100 } }),
});
const { resultCode, resultDesc } = await response.json();
console.log(response.status, resultCode, resultDesc.allowRestNum);
