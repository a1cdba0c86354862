// Generated from the contract (spec/dist/openapi.json) by `pnpm build`. Do not edit: change the contract.

import type { components, operations as types } from "./types.gen.ts";

/** How each service is spoken to. */
export const services = {
  "cms": {
    "contentType": "application/json; charset=UTF-8",
    "authorization": "Authorization",
    "code": "resultCode",
    "success": "0100000",
    "message": "resultDesc",
    "data": "resultDesc"
  },
  "gateway": {
    "contentType": "application/json; charset=UTF-8",
    "authorization": "Guid",
    "code": "retcode",
    "success": "0",
    "message": "message",
    "data": "result"
  }
} as const;

/** Where each operation is found. */
export const operations = {
  "queryAgentOperations": {
    "service": "cms",
    "method": "POST",
    "path": "/rest/cmsapp/v1/openapi/agent/agentoprinfo"
  },
  "queryAgentDetails": {
    "service": "cms",
    "method": "POST",
    "path": "/rest/cmsapp/v1/openapi/agent/agentbyworkno"
  },
  "queryAgentRests": {
    "service": "cms",
    "method": "POST",
    "path": "/rest/cmsapp/v1/openapi/agentgroup/agentrestinfos"
  },
  "queryAgentPrivateCalls": {
    "service": "cms",
    "method": "POST",
    "path": "/rest/cmsapp/v1/openapi/agent/agentprivatecall"
  },
  "queryAgentCallStatistics": {
    "service": "gateway",
    "method": "GET",
    "path": "/agentgateway/resource/calldata/{agentid}/statisticsEx"
  }
} as const;

type Schemas = components["schemas"];

/** Methods of the service CC-CMS. */
export interface CmsOperations {
  /**
   * Query the operation record of an agent.
   *
   * @throws {ServiceError} where the service answers with a failure code
   * @see Obtaining Agent Operation Details
   */
  queryAgentOperations(request: Schemas["QueryAgentOperationsRequest"]): Promise<Schemas["QueryAgentOperationsSuccess"]["resultDesc"]>;
  /**
   * Query the details of an agent.
   *
   * @throws {ServiceError} where the service answers with a failure code
   * @see Querying Details of a Specified Agent
   */
  queryAgentDetails(request: Schemas["QueryAgentDetailsRequest"]): Promise<Schemas["QueryAgentDetailsSuccess"]["resultDesc"]>;
  /**
   * Query the rests of the agents of a VDN.
   *
   * @throws {ServiceError} where the service answers with a failure code
   * @see Querying Agent Rest Information
   */
  queryAgentRests(request: Schemas["QueryAgentRestsRequest"]): Promise<Schemas["QueryAgentRestsSuccess"]["resultDesc"]>;
  /**
   * Query the private calls of an agent.
   *
   * @throws {ServiceError} where the service answers with a failure code
   * @see Querying Private Calls of a Specified Agent
   */
  queryAgentPrivateCalls(request: Schemas["QueryAgentPrivateCallsRequest"]): Promise<Schemas["QueryAgentPrivateCallsSuccess"]["resultDesc"]>;
}

/** Methods of the service CC-Gateway. */
export interface GatewayOperations {
  /**
   * Query the current call statistics of an agent.
   *
   * @throws {ServiceError} where the service answers with a failure code
   * @see Querying the Current Call Statistics of an Agent (Extended)
   */
  queryAgentCallStatistics(request: types["queryAgentCallStatistics"]["parameters"]["path"]): Promise<Schemas["QueryAgentCallStatisticsSuccess"]["result"]>;
}
