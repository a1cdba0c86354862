import { vi } from "vitest";
import {
  type CallOptions,
  type CmsClientOptions,
  createCmsClient,
  createGatewayClient,
  type GatewayClientOptions,
  type Issue,
  operations,
  services,
} from "../src/index.ts";
import type { Fetch } from "../src/options.ts";

// Clients whose `fetch` is a function of the test, and what the tests send.

export const keys = { accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK" };
export const cmsUrl = "https://cms.example.com:28443";
export const gatewayUrl = "https://gateway.example.com:8043";
export const guid = "00000000-0000-0000-0000-000000000000.AgentGateway1";
export const query = { ccId: 1, vdn: 170, agentId: 1099 };
export const agent = { agentid: "101" };

export const success = (data: unknown) => Response.json({ resultCode: services.cms.success, resultDesc: data });
export const statistics = (init?: ResponseInit) =>
  Response.json({ message: "", retcode: services.gateway.success, result: { talktime: 1 } }, init);

/** URL of an operation without its parameters. */
export const urlOf = (id: keyof typeof operations) =>
  (operations[id].service === "cms" ? cmsUrl : gatewayUrl) + operations[id].path;

type Respond = () => Response | Promise<Response>;

/** Never responds. */
export const noResponse = () => new Promise<never>(() => {});

/** A `fetch` that keeps what is requested and responds as the test says, in order; the last response repeats. */
export function stub(...responses: Respond[]) {
  const sent: { url: string; init: RequestInit; headers: Record<string, string> }[] = [];
  const fetch: Fetch = async (url, init) => {
    sent.push({ url, init, headers: init.headers as Record<string, string> });
    const respond = responses.length > 1 ? responses.shift() : responses[0];
    if (!respond) throw new Error("the test gave no response");
    return respond();
  };
  return { sent, fetch };
}

/** A client with such a `fetch`, and a call of it. */
export function cmsWith(responses: Respond | Respond[] = [], options: Partial<CmsClientOptions> = {}) {
  const { sent, fetch } = stub(...[responses].flat());
  const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, ...options });
  return { sent, cms, call: (own?: CallOptions) => cms.queryAgentPrivateCalls(query, own) };
}

export function gatewayWith(responses: Respond | Respond[] = [], options: Partial<GatewayClientOptions> = {}) {
  const { sent, fetch } = stub(...[responses].flat());
  const gateway = createGatewayClient({ baseUrl: gatewayUrl, guid, fetch, ...options });
  const guids = () => sent.map(({ headers }) => headers.Guid);
  return { sent, guids, gateway, call: (own?: CallOptions) => gateway.queryAgentCallStatistics(agent, own) };
}

/** A validator that accepts everything, or rejects everything with these issues. */
export function checkWith(issues?: Issue[]) {
  return Object.assign(
    vi.fn(() => !issues),
    { issues: () => issues ?? [] },
  );
}

/** What a promise is rejected with; typed with what tests look at. */
export async function rejection(promise: Promise<unknown>): Promise<Error & { code?: string; cause?: Error }> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
  if ("value" in outcome) throw new Error(`fulfilled with ${JSON.stringify(outcome.value)}`);
  return outcome.error;
}
