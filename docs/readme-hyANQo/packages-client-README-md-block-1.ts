import { createCmsClient, isClientError, timeRange } from "@cc-contract/client";

const cms = createCmsClient({
  baseUrl: process.env.CMS ?? "https://cms.example.com:28443",
  accessKey: process.env.CC_ACCESS_KEY ?? "EXAMPLEAK",
  secretKey: process.env.CC_SECRET_KEY ?? "EXAMPLESK",
});

try {
  const lastHour = timeRange(new Date(Date.now() - 3_600_000), new Date());
  const operations = await cms.queryAgentOperations({ currentAgentId: 35001, ...lastHour });
  console.log(`${operations.length} operations`);
} catch (error) {
  if (!isClientError(error)) throw error;
  console.log(error.name, error.message);
}
