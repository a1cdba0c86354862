import { createCmsClient, createGatewayClient, operations, services } from "../src/index.ts";
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

/** A `fetch` that keeps what is requested and responds as the test says, one after the other; the last one for good. */
export function stub(...responses: (() => Response | Promise<Response>)[]) {
  const sent: { url: string; init: RequestInit; headers: Record<string, string> }[] = [];
  const fetch: Fetch = async (url, init) => {
    sent.push({ url, init, headers: init.headers as Record<string, string> });
    const respond = responses.length > 1 ? responses.shift() : responses[0];
    if (!respond) throw new Error("the test gave no response");
    return respond();
  };
  return { sent, fetch };
}

export function cmsWith(...responses: (() => Response | Promise<Response>)[]) {
  const { sent, fetch } = stub(...responses);
  return { sent, cms: createCmsClient({ baseUrl: cmsUrl, ...keys, fetch }) };
}

export function gatewayWith(...responses: (() => Response | Promise<Response>)[]) {
  const { sent, fetch } = stub(...responses);
  return { sent, gateway: createGatewayClient({ baseUrl: gatewayUrl, guid, fetch }) };
}
