import { createCmsClient, createGatewayClient, operations, services } from "../src/index.ts";

// A separate process, because the test runner would fail, too: prints what calls send while something has added a name to
// `Object.prototype`, by that name.

const polluted: Record<string, unknown> = {
  baseUrl: "http://127.0.0.1:9/elsewhere",
  headers: { "x-polluted": "1" },
  header: { "x-polluted": "2" },
  query: { polluted: "3" },
  path: { agentid: "polluted" },
  body: "polluted",
  "x-polluted": "4",
  fetch: () => Promise.reject(new Error("polluted")),
  Request: class {},
  parseAs: "stream",
  querySerializer: () => "polluted",
  bodySerializer: () => "polluted",
  pathSerializer: () => "polluted",
  middleware: [{ onRequest: () => Response.json(["polluted"]) }],
  requestInitExt: { polluted: true },
  timeout: 1,
  retries: 9,
  signal: AbortSignal.abort(),
  maxBytes: 1,
  validate: { queryAgentPrivateCalls: { request: () => false } },
  request: () => false,
  response: () => false,
  onRequest: () => Promise.reject(new Error("polluted")),
  onGuid: () => Promise.reject(new Error("polluted")),
  signedHeaders: ["x-polluted"],
  method: "DELETE",
  optional: ["path", "body"],
};

/** What calls send, and which fields the runtime would inherit. */
async function send(name?: string): Promise<unknown> {
  const sent: unknown[] = [];
  const { cms, gateway } = services;
  const fields = { [cms.code]: cms.success, [gateway.code]: gateway.success, [cms.data]: [], [gateway.data]: {} };
  const fetch = async (url: string, init: RequestInit) => {
    const { method, headers, body } = init;
    const isInherited = name !== undefined && name in init && !Object.hasOwn(init, name);
    sent.push({ url, method, headers: Object.keys(headers ?? {}).sort(), body, isInherited });
    return Response.json(fields);
  };
  const options = { accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK", retries: 0 };
  const body = { ccId: 1, vdn: 170, agentId: 1099 };
  if (name) Object.assign(Object.prototype, { [name]: polluted[name] });
  try {
    const client = createCmsClient({ ...options, baseUrl: "https://cms.example.com", fetch });
    const guarded = createGatewayClient({ baseUrl: "https://gateway.example.com", guid: "EXAMPLE", fetch });
    await client.queryAgentPrivateCalls(body);
    await client.raw.POST(operations.queryAgentPrivateCalls.path, { body });
    await guarded.queryAgentCallStatistics({ agentid: "101" });
  } catch (error) {
    sent.push(String(error));
  } finally {
    if (name) delete (Object.prototype as never)[name];
  }
  return sent;
}

const unpolluted = await send();
const results: Record<string, unknown> = {};
for (const name of Object.keys(polluted)) results[name] = await send(name);
console.log(JSON.stringify({ unpolluted, results }));
