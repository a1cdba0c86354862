// Generated from the contract (spec/dist/openapi.json) by `pnpm build`. Do not edit: change the contract.

import type { CallOptions } from "../options.ts";
import * as tables from "./codes.gen.ts";
import type { components, operations as types } from "./types.gen.ts";

/** Version of the contract that this client is made from. */
export const contractVersion = "0.1.0";

/** SHA-256 of the openapi.json of that contract, in hex. */
export const contractHash = "f3f1c4ccad54b56675ad2f4ca1342d5106beb318b0ce9f2a590a6f6275441df4";

export const cmsService = {
  id: "cms",
  contentType: "application/json; charset=UTF-8",
  authorization: "Authorization",
  code: "resultCode",
  message: "resultDesc",
  data: "resultDesc",
  success: "0100000",
  unauthenticated: [],
  codes: tables["resultCode"],
} as const;

export const gatewayService = {
  id: "gateway",
  contentType: "application/json; charset=UTF-8",
  authorization: "Guid",
  code: "retcode",
  message: "message",
  data: "result",
  success: "0",
  unauthenticated: ["000-003","100-006"],
  renewal: {"headers":["Set-GUID","Guid"],"prefix":"JSESSIONID="},
  codes: tables["retcode"],
} as const;

/** What requests and responses of each service have in common. */
export const services = { cms: cmsService, gateway: gatewayService } as const;

/** Headers that carry credentials. */
export const credentialHeaders = ["Authorization","Guid"] as const;

/** Where each operation is found, and what its method has to know. */
export const operations = {
  queryAgentOperations: {"service":"cms","method":"POST","path":"/rest/cmsapp/v1/openapi/agent/agentoprinfo","parts":["body"],"idempotent":true,"status":200,"dataType":"array"},
  queryAgentDetails: {"service":"cms","method":"POST","path":"/rest/cmsapp/v1/openapi/agent/agentbyworkno","parts":["body"],"idempotent":true,"status":200,"dataType":"object"},
  queryAgentRests: {"service":"cms","method":"POST","path":"/rest/cmsapp/v1/openapi/agentgroup/agentrestinfos","parts":["body"],"idempotent":true,"status":200,"dataType":"object"},
  queryAgentPrivateCalls: {"service":"cms","method":"POST","path":"/rest/cmsapp/v1/openapi/agent/agentprivatecall","parts":["body"],"idempotent":true,"status":200,"dataType":"array"},
  queryAgentCallStatistics: {"service":"gateway","method":"GET","path":"/agentgateway/resource/calldata/{agentid}/statisticsEx","parts":["path"],"idempotent":true,"status":200,"dataType":"object"},
} as const;

/** Most records of a page, by request. */
export const pageLimits = {"QueryAgentRestsRequest":100} as const;

/** Spans of time that may be requested, in minutes. */
export const timeSpans = {"QueryAgentOperationsRequest":{"begin":"beginTime","end":"endTime","stepMinutes":15,"maxMinutes":1440}} as const;

/** Values of responses that mean something else than a number or a time. */
export const sentinels = {"AgentOperation":{"operateObject":65535,"operateCause":65535},"AgentDetails":{"loginDate":4294967295000}} as const;

type Schemas = components["schemas"];

/** Paths of the service, by which the raw client is typed. */
export interface CmsPaths {
  "/rest/cmsapp/v1/openapi/agent/agentoprinfo": { post: types["queryAgentOperations"] };
  "/rest/cmsapp/v1/openapi/agent/agentbyworkno": { post: types["queryAgentDetails"] };
  "/rest/cmsapp/v1/openapi/agentgroup/agentrestinfos": { post: types["queryAgentRests"] };
  "/rest/cmsapp/v1/openapi/agent/agentprivatecall": { post: types["queryAgentPrivateCalls"] };
}

/** Methods of the service CC-CMS. */
export interface CmsOperations {
  /**
   * Query the operation record of an agent.
   *
   * Returns what an agent did within a time window: signing in and out, talking, resting and the like, one record each. The service keeps one day of data, so earlier records are unavailable.
   *
   * `beginTime` and `endTime` are UTC. `endTime` is later by a multiple of 15 minutes, at least 15 minutes and at most 24 hours. Not every type of operation is recorded: 2, 5 to 9, 11, 12, 14 to 19, 21, 23 to 25, 28 and 33 are said not to be, although the sample of the page shows a record of type 2.
   *
   * @throws {CallError} where the call fails
   * @see Obtaining Agent Operation Details
   */
  queryAgentOperations(request: Schemas["QueryAgentOperationsRequest"], options?: CallOptions): Promise<Schemas["QueryAgentOperationsSuccess"]["resultDesc"]>;
  /**
   * Query the details of an agent.
   *
   * Returns one agent of a VDN: its name, its phone, since when it is signed in, what it is doing and for how long. It also covers agents that are not signed in.
   *
   * The parameters are wrapped in `queryParam`. Behind this operation lies the BMS interface `/ccbms/ws/monitor/siteagentinfobyagentids`.
   *
   * `/rest/cmsapp/v1/openapi/agentgroup/agentbyworkno` is another operation, kept for releases before 8.13 (cec_07_0708): the same request, but a response of `result` and `resultDatas` alone, with keys such as `workno` and `currentstatetime`.
   *
   * @throws {CallError} where the call fails
   * @see Querying Details of a Specified Agent
   */
  queryAgentDetails(request: Schemas["QueryAgentDetailsRequest"], options?: CallOptions): Promise<Schemas["QueryAgentDetailsSuccess"]["resultDesc"]>;
  /**
   * Query the rests of the agents of a VDN.
   *
   * Returns how many agents of a VDN rest, may rest or wait for a rest, and who they are.
   *
   * The parameters are wrapped in `queryParam`. `offset` and `limit` page through the agents; they are sent both or neither, and only CTI 3.6 supports them. Behind this operation lie the BMS interfaces `/ccbms/ws/monitor/teamrestinfo` and `/ccbms/ws/monitor/teamrestagentinfo` (CTI 3.6) or `/ccbms/ws/monitor/queryAgentRestDetailInfo` (CTI 3.8).
   *
   * `/rest/cmsapp/v1/openapi/agentgroup/agentrestinfo`, without the `s`, is another operation, kept for releases before 8.13 (cec_07_0710): a request without pages, and a response of `result` and `resultDatas` alone, with keys such as `allowrestnum`.
   *
   * @throws {CallError} where the call fails
   * @see Querying Agent Rest Information
   */
  queryAgentRests(request: Schemas["QueryAgentRestsRequest"], options?: CallOptions): Promise<Schemas["QueryAgentRestsSuccess"]["resultDesc"]>;
  /**
   * Query the private calls of an agent.
   *
   * Returns the IDs of the calls that wait in the private skill queue of an agent. An idle agent answers these before any other call.
   *
   * Usually, a call enters the private queue if both hold: it was transferred to this very agent (by another agent, or because it met a special situation in its queue, such as a timeout, a busy skill, a skill without agents, or a cancelled wait), and the agent is talking or in wrap-up and so can't take it. Behind this operation lies the BMS interface `/ccbms/ws/monitor/agentprivatecall`.
   *
   * @throws {CallError} where the call fails
   * @see Querying Private Calls of a Specified Agent
   */
  queryAgentPrivateCalls(request: Schemas["QueryAgentPrivateCallsRequest"], options?: CallOptions): Promise<Schemas["QueryAgentPrivateCallsSuccess"]["resultDesc"]>;
}

/** Paths of the service, by which the raw client is typed. */
export interface GatewayPaths {
  "/agentgateway/resource/calldata/{agentid}/statisticsEx": { get: types["queryAgentCallStatistics"] };
}

/** Methods of the service CC-Gateway. */
export interface GatewayOperations {
  /**
   * Query the current call statistics of an agent.
   *
   * Returns how long a signed-in agent has talked and how many calls it has answered and made. It is the faster of two such interfaces of the platform, and its name in the service's logs is `queryCallStatisticsInfoEx`.
   *
   * The agent must have signed in and be in a call. The English page counts from the sign-in, the Chinese original counts the current day; which one a deployment means is not established. The page names two failure codes: 100-006 (the agent is not signed in) and 100-007 (an exception during the operation). The call has no body, and yet a Content-Type. It raises no agent event.
   *
   * @throws {CallError} where the call fails
   * @see Querying the Current Call Statistics of an Agent (Extended)
   */
  queryAgentCallStatistics(request: types["queryAgentCallStatistics"]["parameters"]["path"], options?: CallOptions): Promise<Schemas["QueryAgentCallStatisticsSuccess"]["result"]>;
}
