import { createCmsClient, eachAgentRest } from "@cc-contract/client";
import { startSimulator } from "@cc-contract/testing";

for (const cti of ["3.6", "3.8"] as const) {
  const { url, accessKey, secretKey, close } = await startSimulator({ cti });
  let calls = 0;
  const cms = createCmsClient({ baseUrl: url, accessKey, secretKey, onRequest: () => calls++ });

  const queryParam = { ccId: 1, vdn: 1 };
  const { agentsRestDetails } = await cms.queryAgentRests({ queryParam: { ...queryParam, offset: 0, limit: 5 } });
  console.log(`CTI ${cti}: a page of 5 holds ${agentsRestDetails.length}`);

  calls = 0;
  let agents = 0;
  for await (const _ of eachAgentRest(cms, { ...queryParam, limit: 5 })) agents++;
  console.log(`CTI ${cti}: ${agents} in all, calls: ${calls}`);
  await close();
}
