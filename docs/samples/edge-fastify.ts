import { createCmsClient, isClientError } from "@cc-contract/client";
import { QueryAgentDetailsRequest } from "@cc-contract/validators";
import Fastify from "fastify";

const { CMS = "", CC_ACCESS_KEY = "", CC_SECRET_KEY = "" } = process.env;
const cms = createCmsClient({ baseUrl: CMS, accessKey: CC_ACCESS_KEY, secretKey: CC_SECRET_KEY });

const app = Fastify({ bodyLimit: 10_000 });
app.post("/agents/details", async (request, reply) => {
  const query = request.body;
  if (!QueryAgentDetailsRequest(query)) {
    const issues = QueryAgentDetailsRequest.issues(query).map(({ message }) => message);
    return reply.code(422).send({ issues });
  }
  try {
    return await cms.queryAgentDetails(query);
  } catch (error) {
    if (!isClientError(error)) throw error;
    console.error(error.message);
    return reply.code(502).send({ error: error.name });
  }
});

// From here on: two calls of the edge, to try it.
for (const agent of [{ agentId: 101 }, { agentId: 100 }]) {
  const payload = { queryParam: { ccId: 1, vdn: 1, ...agent } };
  const response = await app.inject({ method: "POST", url: "/agents/details", payload });
  const { name, issues } = response.json<{ name?: string; issues?: string[] }>();
  console.log(response.statusCode, name ?? issues?.join("\n"));
}
await app.close();
