import { gzipSync } from "node:zlib";
import { readContract } from "@cc-contract/spec/model/contract";
import { describe, expect, test } from "vitest";
import { type Check, isClientError, type OperationId, ResponseValidationError, services } from "../src/index.ts";
import {
  callCms,
  callGateway,
  closedUrl,
  cmsPath,
  data,
  gatewayPath,
  ok,
  type Responder,
  rejection,
  reset,
  silence,
  startServer,
  status,
  success,
} from "./failing-server.ts";

const { cms } = services;

/** A check that accepts nothing, like a validator of a response that came from somewhere else. */
const strict: Check = Object.assign(() => false, {
  issues: () => [{ path: ["resultDesc", 0], keyword: "type", expected: "string", received: "1", message: "Invalid" }],
});
/** Validators of one operation alone. */
function validatorsOf(operation: OperationId, response: Check) {
  return { [operation]: { response } };
}

describe("a response with HTTP 200 is a ResponseValidationError", () => {
  test.each<[what: string, responder: Responder, received: string]>([
    ["that is HTML", status(200, { "content-type": "text/html" }, "<html>"), "a body of another kind (text/html)"],
    ["that is text without a media type", status(200, {}, "OK"), "a body of another kind (no media type)"],
    ["that is empty", status(200), "an empty body"],
    [
      "whose JSON is broken off",
      status(200, { "content-type": "application/json" }, '{"resultCode":"01000'),
      "a body of another kind (application/json)",
    ],
  ])("%s", async (_, responder, received) => {
    const { url } = await startServer(responder);
    const error = await rejection(callCms(url));
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(error).toMatchObject({ issues: [{ path: [], keyword: "type", expected: "JSON", received }] });
    expect(error.message).toMatch(/^Response breaks the contract, expected JSON: POST /);
  });

  test.each([null, [], {}, "text", 1, { [cms.code]: cms.success }, { [cms.code]: 100000, [cms.data]: data }])(
    "that is JSON without code or data, also without validators: %j",
    async (body) => {
      const { url } = await startServer(ok(body));
      const error = await rejection(callCms(url));
      expect(error).toBeInstanceOf(ResponseValidationError);
      expect((error as unknown as ResponseValidationError).issues).toHaveLength(1);
    },
  );

  test("that a validator refuses, with the validator's issues", async () => {
    const { url } = await startServer(success);
    const validate = validatorsOf("queryAgentPrivateCalls", strict);
    const error = await rejection(callCms(url, { validate }));
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(error).toMatchObject({ issues: strict.issues(undefined), attempts: 1 });
    expect(error.message).toMatch(/^Response breaks the contract at resultDesc.0, expected string: POST /);
  });

  test("that a validator refuses, but not where responses aren't validated or another operation's are", async () => {
    const { url } = await startServer(success);
    const validate = validatorsOf("queryAgentPrivateCalls", strict);
    expect(await callCms(url)).toEqual(data);
    expect(await callCms(url, { validate, validationMode: "request" })).toEqual(data);
    expect(await callCms(url, { validate: validatorsOf("queryAgentRests", strict) })).toEqual(data);
  });

  test("whose items are of another kind only with a validator: without one they are handed on", async () => {
    const { url } = await startServer(ok({ [cms.code]: cms.success, [cms.data]: [{ not: "a text" }] }));
    expect(await callCms(url)).toEqual([{ not: "a text" }]);
    const texts: Check = Object.assign(
      (responder: unknown) => typeof Object(responder)[cms.data][0] === "string",
      strict,
    );
    const error = await rejection(callCms(url, { validate: validatorsOf("queryAgentPrivateCalls", texts) }));
    expect(error).toBeInstanceOf(ResponseValidationError);
  });

  test("whose data is no list where the contract has one, also without a validator", async () => {
    const { url } = await startServer(ok({ [cms.code]: cms.success, [cms.data]: { not: "a list" } }));
    expect(await rejection(callCms(url))).toBeInstanceOf(ResponseValidationError);
  });
});

describe("gzip that lies", () => {
  const headers = { "content-type": "application/json", "content-encoding": "gzip" };
  const body = JSON.stringify({ [cms.code]: cms.success, [cms.data]: data });

  test("is a NetworkError where the body is plain text", async () => {
    const { url } = await startServer(status(200, headers, body));
    const error = await rejection(callCms(url));
    expect(error).toMatchObject({ name: "NetworkError", code: "Z_DATA_ERROR" });
    expect(error.cause).toBeInstanceOf(Error);
  });

  test("is an error of the client where the body is broken off", async () => {
    const { url } = await startServer((response) => {
      response.writeHead(200, headers).end(gzipSync(body).subarray(0, 30));
    });
    // Runtimes differ: some tell that the stream has no end, others give what they could unpack.
    expect(["ResponseValidationError", "NetworkError"]).toContain((await rejection(callCms(url))).name);
  });

  test("is no failure where it doesn't lie", async () => {
    const { url } = await startServer((response) => response.writeHead(200, headers).end(gzipSync(body)));
    expect(await callCms(url)).toEqual(data);
  });
});

describe("every error", () => {
  const kinds: Record<string, Responder | undefined> = {
    ServiceError: ok({ [cms.code]: "0100002", [cms.message]: "" }),
    AuthenticationError: status(401),
    HttpError: status(404),
    NetworkError: reset,
    TimeoutError: silence,
    ResponseValidationError: ok({}),
    RequestValidationError: undefined,
  };
  const refuse = { queryAgentPrivateCalls: { request: strict, response: strict } };

  test.each(Object.entries(kinds))(
    "of the kind %s tells which call failed, how, and after how many attempts",
    async (name, responder) => {
      const { url } = await startServer(responder ?? success);
      const error = await rejection(
        callCms(url, { timeout: name === "TimeoutError" ? 500 : 30_000, ...(!responder && { validate: refuse }) }),
      );
      expect(isClientError(error)).toBe(true);
      const attempts = responder ? 1 : 0;
      expect(error).toMatchObject({
        name,
        operationId: "queryAgentPrivateCalls",
        method: "POST",
        url: url + cmsPath,
        attempts,
      });
      expect(error.message).toMatch(/^[A-Z][^:]+: POST http:\/\/127\.0\.0\.1:\d+\//);
      expect(error.message.endsWith(`: POST ${url}${cmsPath}`)).toBe(true);
      expect("cause" in error).toBe(name === "NetworkError");
    },
  );

  test("of CC-Gateway names the URL with its parameters filled in", async () => {
    const url = await closedUrl();
    const error = await rejection(callGateway(url));
    expect(error).toMatchObject({ operationId: "queryAgentCallStatistics", method: "GET", url: url + gatewayPath });
    expect(error.message.endsWith(`: GET ${url}${gatewayPath}`)).toBe(true);
  });

  test("has the operation of the contract whose method was called", async () => {
    const { paths } = await readContract();
    expect(paths[cmsPath]?.post?.operationId).toBe("queryAgentPrivateCalls");
  });

  test("is told apart from what else may be thrown", () => {
    for (const value of [new Error("another"), new DOMException("", "AbortError"), undefined, null, {}, "text"])
      expect(isClientError(value)).toBe(false);
  });
});
