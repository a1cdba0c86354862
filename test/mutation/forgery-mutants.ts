import { type ReceivedRequest, refusal } from "../../packages/testing/src/simulator/signature.ts";
import type { Forgery } from "../../packages/testing/src/verify/forgeries.ts";

// Servers that take one kind of wrong signature for a good one.

/** Credentials of a simulator that was given none. */
const own = { accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK", clockTolerance: 15, now: () => new Date() };

/** Whether a server with this gap would take a request. */
export const gaps: Record<Forgery, (request: ReceivedRequest) => boolean> = {
  otherKey: (request) => holds(request, { ...own, secretKey: `${own.secretKey}x` }),
  otherAccessKey: (request) => holds(request, { ...own, accessKey: `${own.accessKey}x` }),
  otherBody: (request) => holds({ ...request, body: new Uint8Array([...request.body, 0x20]) }),
  otherMethod: (request) => holds({ ...request, method: "PUT" }),
  otherPath: (request) => holds({ ...request, target: `${request.target}/x` }),
  otherScheme: (request) => holds(signedAs(request, (value) => value.replace("auth-v1", "auth-v2"))),
  withoutHost: (request) => signature(request).split("/")[3] === "content-type",
  withoutSignature: (request) => /^auth-v2(\/[^/]+){3}\/$/.test(signature(request)),
  lastDigit: (request) =>
    [..."0123456789abcdef"].some((digit) => holds(signedAs(request, (value) => value.replace(/.$/, digit)))),
  oldSignature: (request) => holds(request, { ...own, clockTolerance: Number.POSITIVE_INFINITY }),
};

function holds(request: ReceivedRequest, verifier = own): boolean {
  return refusal(request, verifier) === undefined;
}

function signature({ header }: ReceivedRequest): string {
  return header("authorization") ?? "";
}

function signedAs(request: ReceivedRequest, change: (value: string) => string): ReceivedRequest {
  const header = (name: string) => (name === "authorization" ? change(signature(request)) : request.header(name));
  return { ...request, header };
}
