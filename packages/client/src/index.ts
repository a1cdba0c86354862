export { type CmsClient, type CmsClientOptions, createCmsClient } from "./cms.ts";
export { AnswerError, type CallInfo, ClientError, ServiceError, StatusError } from "./errors.ts";
export { createGatewayClient, type GatewayClient, type GatewayClientOptions } from "./gateway.ts";
export { operations, services } from "./generated/operations.gen.ts";
export type { components, operations as OperationTypes, paths } from "./generated/types.gen.ts";
export type { OperationId, ServiceId } from "./transport.ts";
