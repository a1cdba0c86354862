import { createCmsClient } from "@cc-contract/client";
import { startMock } from "@cc-contract/testing";

const mock = await startMock();
const cms = createCmsClient({ baseUrl: mock.url, accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK" });

// The first example of the contract, and another one by name.
const queryParam = { ccId: 1, vdn: 1, agentId: 101 };
const first = await cms.queryAgentDetails({ queryParam });
console.log(first.name);
await cms
  .queryAgentDetails({ queryParam }, { headers: { Prefer: "example=failure" } })
  .catch((error) => console.log(error.name, error.code));

await mock.close();
