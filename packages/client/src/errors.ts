import type { OperationId } from "./transport.ts";

/** What every error of this package knows about the call that failed. */
export interface CallInfo {
  operationId: OperationId;
  method: string;
  /** URL of the request. It carries no credentials: these travel in headers. */
  url: string;
}

/** Base of all errors that a method of a client throws. */
export class ClientError extends Error implements CallInfo {
  override name = "ClientError";
  readonly operationId: OperationId;
  readonly method: string;
  readonly url: string;

  constructor(what: string, call: CallInfo) {
    super(`${what}: ${call.method} ${call.url}`);
    this.operationId = call.operationId;
    this.method = call.method;
    this.url = call.url;
  }
}

/** The service answered HTTP 200 with a failure code. */
export class ServiceError extends ClientError {
  override name = "ServiceError";
  /** The service's code, never that of success. */
  readonly code: string;
  /** The service's own words, which the message leaves out. */
  readonly serviceMessage: string;

  constructor(call: CallInfo, code: string, serviceMessage: string) {
    super(`Service answered with failure code ${code}`, call);
    this.code = code;
    this.serviceMessage = serviceMessage;
  }
}

/** Something answered with another HTTP status than 200: the service, a proxy or a firewall before it. */
export class StatusError extends ClientError {
  override name = "StatusError";
  readonly status: number;

  constructor(call: CallInfo, status: number) {
    super(`Answer with HTTP status ${status}`, call);
    this.status = status;
  }
}

/** The answer is not JSON, or carries no code by which success and failure are told apart. */
export class AnswerError extends ClientError {
  override name = "AnswerError";

  constructor(call: CallInfo, what: string) {
    super(`Answer ${what}`, call);
  }
}
