import { createCmsClient, isClientError, timeRange } from "@cc-contract/client";
import { QueryAgentOperationsRequest } from "@cc-contract/validators";

const { CMS = "", CC_ACCESS_KEY = "", CC_SECRET_KEY = "" } = process.env;
const cms = createCmsClient({ baseUrl: CMS, accessKey: CC_ACCESS_KEY, secretKey: CC_SECRET_KEY });

/** The route `app/api/operations/route.ts`. */
export async function POST(request: Request): Promise<Response> {
  const query: unknown = await request.json().catch(() => undefined);
  if (!QueryAgentOperationsRequest(query)) {
    const issues = QueryAgentOperationsRequest.issues(query).map(({ message }) => message);
    return Response.json({ issues }, { status: 422 });
  }
  try {
    return Response.json(await cms.queryAgentOperations(query));
  } catch (error) {
    if (!isClientError(error)) throw error;
    console.error(error.message);
    return Response.json({ error: error.name }, { status: 502 });
  }
}

// Not part of the route: two calls of it, to try it.
if (import.meta.main) {
  const now = new Date();
  const lastHour = timeRange(new Date(now.getTime() - 3_600_000), now);
  for (const window of [lastHour, { ...lastHour, endTime: lastHour.beginTime }]) {
    const body = JSON.stringify({ currentAgentId: 101, ...window });
    const response = await POST(new Request("https://edge.example.com/api/operations", { method: "POST", body }));
    const received = (await response.json()) as { issues?: string[] };
    console.log(response.status, received.issues?.join("\n") ?? "records");
  }
}
