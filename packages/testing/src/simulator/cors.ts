import type { Contract } from "@cc-contract/spec/model/contract";
import { credentialHeader, listOperations } from "@cc-contract/spec/model/operations";
import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { simulatedHeader } from "../operations.ts";
import { sessionScheme } from "./sessions.ts";

const loopback = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Lets pages on this machine call the operations and read the responses. Nothing changes for others. */
export function withCors(contract: Contract): MiddlewareHandler {
  const operations = listOperations(contract);
  const sent = operations.flatMap((operation) => [
    credentialHeader(contract, operation),
    ...operation.parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name),
  ]);
  const allow = cors({
    origin: (origin) => origin,
    allowMethods: [...new Set(operations.map(({ method }) => method.toUpperCase()))],
    allowHeaders: [...new Set(["Content-Type", ...sent])],
    exposeHeaders: [...sessionScheme(contract).renewal.headers, "Retry-After", simulatedHeader],
  });
  return (context, next) => (loopback.test(context.req.header("origin") ?? "") ? allow(context, next) : next());
}
