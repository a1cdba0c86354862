import { createCmsClient } from "@cc-contract/client";
import { startSimulator } from "@cc-contract/testing";

// Refuses twice, and then responds.
const faults = ["503", "429=1"];
const { url, accessKey, secretKey, close } = await startSimulator({ faults: () => faults.shift() });

const cms = createCmsClient({
  ...{ baseUrl: url, accessKey, secretKey },
  timeout: 5_000,
  retries: 3,
  onRetry: ({ error, attempts }) => console.log(`attempt ${attempts}: ${error.name}`),
});
console.log((await cms.queryAgentDetails({ queryParam: { ccId: 1, vdn: 1, agentId: 101 } })).name);
await close();
