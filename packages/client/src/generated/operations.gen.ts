// Generated from the contract (spec/dist/openapi.json) by `pnpm build`. Do not edit: change the contract.

import type { WithoutHeader } from "../operation.ts";
import type { CallOptions } from "../options.ts";
import * as tables from "./codes.gen.ts";
import type { components, operations as types } from "./types.gen.ts";

/** Version of the contract that this client is made from. */
export const contractVersion = "0.1.0";

/** SHA-256 of the openapi.json of that contract, in hex. */
export const contractHash = "539bfc870e541dfbd129db2ad289e61107a20e7965a667008898dcda29ca6763";

/** What requests and responses of each service have in common. */
export const services = {
  cms: {
    contentType: "application/json; charset=UTF-8",
    authorization: "Authorization",
    code: "resultCode",
    message: "resultDesc",
    data: "resultDesc",
    success: "0100000",
    unauthenticated: [],
    codes: tables["resultCode"],
  },
  gateway: {
    contentType: "application/json; charset=UTF-8",
    authorization: "Guid",
    code: "retcode",
    message: "message",
    data: "result",
    success: "0",
    unauthenticated: ["000-003","100-006"],
    renewal: {"headers":["Set-GUID","Guid"],"prefix":"JSESSIONID="},
    codes: tables["retcode"],
  },
} as const;

/** Where each operation is found, and what its method has to know. */
export const operations = {
  queryAgentOperations: {"service":"cms","method":"POST","path":"/rest/cmsapp/v1/openapi/agent/agentoprinfo","parts":["body"],"idempotent":true,"status":200,"dataType":"array"},
  queryAgentDetails: {"service":"cms","method":"POST","path":"/rest/cmsapp/v1/openapi/agent/agentbyworkno","parts":["body"],"idempotent":true,"status":200,"dataType":"object"},
  queryAgentRests: {"service":"cms","method":"POST","path":"/rest/cmsapp/v1/openapi/agentgroup/agentrestinfos","parts":["body"],"idempotent":true,"status":200,"dataType":"object"},
  queryAgentPrivateCalls: {"service":"cms","method":"POST","path":"/rest/cmsapp/v1/openapi/agent/agentprivatecall","parts":["body"],"idempotent":true,"status":200,"dataType":"array"},
  queryAgentCallStatistics: {"service":"gateway","method":"GET","path":"/agentgateway/resource/calldata/{agentid}/statisticsEx","parts":["path"],"checksCredentials":true,"idempotent":true,"status":200,"dataType":"object"},
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
   * @throws {CallError} where the call fails
   * @see Obtaining Agent Operation Details
   */
  queryAgentOperations(request: Schemas["QueryAgentOperationsRequest"], options?: CallOptions): Promise<Schemas["QueryAgentOperationsSuccess"]["resultDesc"]>;
  /**
   * Query the details of an agent.
   *
   * @throws {CallError} where the call fails
   * @see Querying Details of a Specified Agent
   */
  queryAgentDetails(request: Schemas["QueryAgentDetailsRequest"], options?: CallOptions): Promise<Schemas["QueryAgentDetailsSuccess"]["resultDesc"]>;
  /**
   * Query the rests of the agents of a VDN.
   *
   * @throws {CallError} where the call fails
   * @see Querying Agent Rest Information
   */
  queryAgentRests(request: Schemas["QueryAgentRestsRequest"], options?: CallOptions): Promise<Schemas["QueryAgentRestsSuccess"]["resultDesc"]>;
  /**
   * Query the private calls of an agent.
   *
   * @throws {CallError} where the call fails
   * @see Querying Private Calls of a Specified Agent
   */
  queryAgentPrivateCalls(request: Schemas["QueryAgentPrivateCallsRequest"], options?: CallOptions): Promise<Schemas["QueryAgentPrivateCallsSuccess"]["resultDesc"]>;
}

/** Paths of the service, by which the raw client is typed. */
export interface GatewayPaths {
  "/agentgateway/resource/calldata/{agentid}/statisticsEx": { get: WithoutHeader<types["queryAgentCallStatistics"], "Guid"> };
}

/** Methods of the service CC-Gateway. */
export interface GatewayOperations {
  /**
   * Query the current call statistics of an agent.
   *
   * @throws {CallError} where the call fails
   * @see Querying the Current Call Statistics of an Agent (Extended)
   */
  queryAgentCallStatistics(request: types["queryAgentCallStatistics"]["parameters"]["path"], options?: CallOptions): Promise<Schemas["QueryAgentCallStatisticsSuccess"]["result"]>;
}
