export { type CmsClient, type CmsClientOptions, createCmsClient } from "./cms.ts";
export { type AgentOperationsOfSpan, eachAgentOperation } from "./each-agent-operation.ts";
export { type AgentRestsOfVdn, eachAgentRest } from "./each-agent-rest.ts";
export {
  AnswerError,
  AuthenticationError,
  type CallError,
  type CallInfo,
  ClientError,
  type Issue,
  isClientError,
  NetworkError,
  RequestError,
  ServiceError,
  StatusError,
  TimeoutError,
} from "./errors.ts";
export { createGatewayClient, type GatewayClient, type GatewayClientOptions } from "./gateway.ts";
export {
  contractHash,
  contractVersion,
  operations,
  pageLimit,
  sentinels,
  services,
  timeSpans,
} from "./generated/operations.gen.ts";
export type { components, operations as OperationTypes, paths } from "./generated/types.gen.ts";
export { isSignedIn } from "./is-signed-in.ts";
export type { OperationId, ServiceId } from "./operation.ts";
export type {
  CallOptions,
  Check,
  ClientOptions,
  Fetch,
  ReceivedResponse,
  Retry,
  SentRequest,
  Validators,
} from "./options.ts";
export type { RawClient } from "./raw.ts";
export type { GuidSource } from "./session.ts";
export { type TimeRange, timeRange } from "./time-range.ts";
