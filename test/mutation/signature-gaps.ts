import { type ReceivedRequest, refusal } from "../../packages/testing/src/simulator/signature.ts";
import type { InvalidSignature } from "../../packages/testing/src/verify/invalid-signatures.ts";

// Servers that accept one kind of invalid signature.

/** Credentials of a simulator that was given none. */
const own = { accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK", clockTolerance: 15, now: () => new Date() };

/** Whether a server with this gap accepts a request. */
export const gaps: Record<InvalidSignature, (request: ReceivedRequest) => boolean> = {
  otherKey: (request) => isValid(request, { ...own, secretKey: `${own.secretKey}x` }),
  otherAccessKey: (request) => isValid(request, { ...own, accessKey: `${own.accessKey}x` }),
  otherBody: (request) => isValid({ ...request, body: new Uint8Array([...request.body, 0x20]) }),
  otherMethod: (request) => isValid({ ...request, method: "PUT" }),
  otherPath: (request) => isValid({ ...request, target: `${request.target}/x` }),
  otherScheme: (request) => isValid(signedAs(request, (value) => value.replace("auth-v1", "auth-v2"))),
  withoutHost: (request) => signature(request).split("/")[3] === "content-type",
  withoutSignature: (request) => /^auth-v2(\/[^/]+){3}\/$/.test(signature(request)),
  lastDigit: (request) =>
    [..."0123456789abcdef"].some((digit) => isValid(signedAs(request, (value) => value.replace(/.$/, digit)))),
  oldSignature: (request) => isValid(request, { ...own, clockTolerance: Number.POSITIVE_INFINITY }),
};

function isValid(request: ReceivedRequest, verifier = own): boolean {
  return refusal(request, verifier) === undefined;
}

function signature({ header }: ReceivedRequest): string {
  return header("authorization") ?? "";
}

function signedAs(request: ReceivedRequest, change: (value: string) => string): ReceivedRequest {
  const header = (name: string) => (name === "authorization" ? change(signature(request)) : request.header(name));
  return { ...request, header };
}
