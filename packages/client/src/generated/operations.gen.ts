// Generated from the contract (spec/dist/openapi.json) by `pnpm build`. Do not edit: change the contract.

import type { CallOptions } from "../options.ts";
import * as tables from "./codes.gen.ts";
import type { components, operations as types } from "./types.gen.ts";

/** Version of the contract that this client is made from. */
export const contractVersion = "0.1.0";

/** SHA-256 of the openapi.json of that contract, in hex. */
export const contractHash = "2e9e15ae10aa8a7bca65e68749892f92c82ecd2bb4b4053f35d1c144803af80e";

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

/** Where each operation is, and what its method needs. */
export const operations = {
  queryAgentOperations: {"service":"cms","method":"POST","path":"/rest/cmsapp/v1/openapi/agent/agentoprinfo","parts":["body"],"idempotent":true,"status":200,"dataType":"array"},
  queryAgentDetails: {"service":"cms","method":"POST","path":"/rest/cmsapp/v1/openapi/agent/agentbyworkno","parts":["body"],"idempotent":true,"status":200,"dataType":"object"},
  queryAgentRests: {"service":"cms","method":"POST","path":"/rest/cmsapp/v1/openapi/agentgroup/agentrestinfos","parts":["body"],"idempotent":true,"status":200,"dataType":"object"},
  queryAgentPrivateCalls: {"service":"cms","method":"POST","path":"/rest/cmsapp/v1/openapi/agent/agentprivatecall","parts":["body"],"idempotent":true,"status":200,"dataType":"array"},
  queryAgentCallStatistics: {"service":"gateway","method":"GET","path":"/agentgateway/resource/calldata/{agentid}/statisticsEx","parts":["path"],"idempotent":true,"status":200,"dataType":"object"},
} as const;

/** Maximum number of records per page, by request. */
export const pageLimits = {"QueryAgentRestsRequest":100} as const;

/** Time spans that can be requested, in minutes. */
export const timeSpans = {"QueryAgentOperationsRequest":{"begin":"beginTime","end":"endTime","stepMinutes":15,"maxMinutes":1440}} as const;

/** Response values that are not a number or a time but have a special meaning. */
export const sentinels = {"AgentOperation":{"operateObject":65535,"operateCause":65535},"AgentDetails":{"loginDate":4294967295000}} as const;

type Schemas = components["schemas"];

/** Paths of the service, which type the raw client. */
export interface CmsPaths {
  "/rest/cmsapp/v1/openapi/agent/agentoprinfo": { post: types["queryAgentOperations"] };
  "/rest/cmsapp/v1/openapi/agent/agentbyworkno": { post: types["queryAgentDetails"] };
  "/rest/cmsapp/v1/openapi/agentgroup/agentrestinfos": { post: types["queryAgentRests"] };
  "/rest/cmsapp/v1/openapi/agent/agentprivatecall": { post: types["queryAgentPrivateCalls"] };
}

/** Methods of the service CC-CMS. */
export interface CmsOperations {
  /**
   * Query the operation records of an agent.
   *
   * Returns what an agent did in a time window, such as signing in and out, talking and resting, one record each. The service keeps data for one day, so earlier records are unavailable.
   *
   * `beginTime` and `endTime` are UTC. `endTime` is later by a multiple of 15 minutes, at least 15 minutes and at most 24 hours. Some operation types are not recorded, according to the vendor: 2, 5 to 9, 11, 12, 14 to 19, 21, 23 to 25, 28 and 33, although the vendor's sample has a record of type 2.
   *
   * @throws {CallError} if the call fails
   * @see Obtaining Agent Operation Details
   */
  queryAgentOperations(request: Schemas["QueryAgentOperationsRequest"], options?: CallOptions): Promise<Schemas["QueryAgentOperationsSuccess"]["resultDesc"]>;
  /**
   * Query the details of an agent.
   *
   * Returns an agent of a VDN: name, phone number, sign-in time, current state and how long it has lasted. Agents that are not signed in are included.
   *
   * The parameters are wrapped in `queryParam`. This operation calls the BMS interface `/ccbms/ws/monitor/siteagentinfobyagentids`.
   *
   * `/rest/cmsapp/v1/openapi/agentgroup/agentbyworkno` is a different operation, kept for releases before 8.13 (cec_07_0708): it takes the same request, but its response has only `result` and `resultDatas`, with keys such as `workno` and `currentstatetime`.
   *
   * @throws {CallError} if the call fails
   * @see Querying Details of a Specified Agent
   */
  queryAgentDetails(request: Schemas["QueryAgentDetailsRequest"], options?: CallOptions): Promise<Schemas["QueryAgentDetailsSuccess"]["resultDesc"]>;
  /**
   * Query the rests of the agents of a VDN.
   *
   * Returns how many agents of a VDN are resting, may rest or are waiting for a rest, and lists them.
   *
   * The parameters are wrapped in `queryParam`. `offset` and `limit` select a page of the agents; send both or neither. Only CTI 3.6 supports them. This operation calls the BMS interfaces `/ccbms/ws/monitor/teamrestinfo` and `/ccbms/ws/monitor/teamrestagentinfo` (CTI 3.6) or `/ccbms/ws/monitor/queryAgentRestDetailInfo` (CTI 3.8).
   *
   * `/rest/cmsapp/v1/openapi/agentgroup/agentrestinfo`, without the `s`, is a different operation, kept for releases before 8.13 (cec_07_0710): its request has no paging, and its response only `result` and `resultDatas`, with keys such as `allowrestnum`.
   *
   * @throws {CallError} if the call fails
   * @see Querying Agent Rest Information
   */
  queryAgentRests(request: Schemas["QueryAgentRestsRequest"], options?: CallOptions): Promise<Schemas["QueryAgentRestsSuccess"]["resultDesc"]>;
  /**
   * Query the private calls of an agent.
   *
   * Returns the IDs of the calls waiting in the private skill queue of an agent. An idle agent answers these before any other call.
   *
   * Usually, a call enters the private queue if it was transferred to this agent (by another agent, or because of a special situation in its queue, such as a timeout, a busy skill, a skill without agents, or a cancelled wait) and the agent is talking or in wrap-up and so can't take it. This operation calls the BMS interface `/ccbms/ws/monitor/agentprivatecall`.
   *
   * @throws {CallError} if the call fails
   * @see Querying Private Calls of a Specified Agent
   */
  queryAgentPrivateCalls(request: Schemas["QueryAgentPrivateCallsRequest"], options?: CallOptions): Promise<Schemas["QueryAgentPrivateCallsSuccess"]["resultDesc"]>;
}

/** Paths of the service, which type the raw client. */
export interface GatewayPaths {
  "/agentgateway/resource/calldata/{agentid}/statisticsEx": { get: types["queryAgentCallStatistics"] };
}

/** Methods of the service CC-Gateway. */
export interface GatewayOperations {
  /**
   * Query the current call statistics of an agent.
   *
   * Returns how long a signed-in agent has talked and how many calls it has answered and made. This is the faster of two such interfaces of the platform; the service's logs call it `queryCallStatisticsInfoEx`.
   *
   * The agent must have signed in and be in a call. The vendor's English page counts from the sign-in, the Chinese one counts the current day; which of them applies to a deployment is not documented. It names two failure codes: 100-006 (the agent is not signed in) and 100-007 (an exception during the operation). The request has a Content-Type although it has no body. It raises no agent event.
   *
   * @throws {CallError} if the call fails
   * @see Querying the Current Call Statistics of an Agent (Extended)
   */
  queryAgentCallStatistics(request: types["queryAgentCallStatistics"]["parameters"]["path"], options?: CallOptions): Promise<Schemas["QueryAgentCallStatisticsSuccess"]["result"]>;
}
