export { type CmsAuthorizeOptions, type CmsClient, type CmsClientOptions, createCmsClient } from "./cms.ts";
export { type EachAgentOperationParams, eachAgentOperation } from "./each-agent-operation.ts";
export { type EachAgentRestParams, eachAgentRest } from "./each-agent-rest.ts";
export {
  AuthenticationError,
  type CallError,
  type CallInfo,
  HttpError,
  type Issue,
  isClientError,
  NetworkError,
  RequestValidationError,
  ResponseTooLargeError,
  ResponseValidationError,
  ServiceError,
  TimeoutError,
} from "./errors.ts";
export { createGatewayClient, type GatewayClient, type GatewayClientOptions } from "./gateway.ts";
export {
  type CmsPaths,
  contractHash,
  contractVersion,
  type GatewayPaths,
  operations,
  pageLimits,
  sentinels,
  services,
  timeSpans,
} from "./generated/operations.gen.ts";
export type { components, operations as OperationTypes } from "./generated/types.gen.ts";
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
export type { HttpRequest } from "./send.ts";
export type { GuidSource } from "./session.ts";
export { type TimeRange, timeRange } from "./time-range.ts";
export type { RawClient } from "./transport.ts";
