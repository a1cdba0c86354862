import { createCmsClient, operations } from "@cc-contract/client";

const baseUrl = process.env.CMS ?? "http://127.0.0.1:4010";
const { raw } = createCmsClient({ baseUrl, accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK" });

raw.use({ onRequest: ({ request }) => request.headers.set("x-request-id", crypto.randomUUID()) });
const { data, error, response } = await raw.POST(operations.queryAgentPrivateCalls.path, {
  body: { ccId: 1, vdn: 170, agentId: 1099 },
});
console.log(response.status, data ?? error);
