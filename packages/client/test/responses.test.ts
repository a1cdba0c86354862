import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { describe, expect, test } from "vitest";
import {
  AuthenticationError,
  HttpError,
  isClientError,
  ResponseValidationError,
  ServiceError,
  services,
} from "../src/index.ts";
import { agent, checkWith, cmsWith, gatewayWith, noResponse, rejection, success, urlOf } from "./stub.ts";

const url = urlOf("queryAgentPrivateCalls");
const gatewayUrl = urlOf("queryAgentCallStatistics").replace("{agentid}", agent.agentid);
const html = { "content-type": "text/html" };

const errorOf = (respond: () => Response) => rejection(cmsWith(respond, { retries: 0 }).call());

/** Codes of a service that mean a failure, and what they mean. */
function failures(id: "cms" | "gateway"): [code: string, service: "cms" | "gateway", meaning: string][] {
  return Object.entries<string>(services[id].codes.meanings)
    .filter(([code]) => code !== services[id].success)
    .map(([code, meaning]) => [code, id, meaning]);
}

describe("with HTTP 200", () => {
  test.each([[["1605492949-1447"]], [[{ not: "checked without validators" }]]])(
    "a response of success returns its data, whether its length is given or not: %j",
    async (data) => {
      const response = success(data);
      response.headers.set("content-length", String((await response.clone().text()).length));
      expect(await cmsWith(() => response).call()).toEqual(data);
      expect(await cmsWith(() => success(data)).call()).toEqual(data);
    },
  );

  test("a response of a server framework, whose methods can't be assigned, is read like any other", async () => {
    const response = success(["1"]);
    const { text } = response;
    const frozen = Object.create(Object.getPrototypeOf(response), { text: { get: () => text.bind(response) } });
    Object.setPrototypeOf(response, frozen);
    expect(await cmsWith(() => response).call()).toEqual(["1"]);
  });

  test.each([...failures("cms"), ...failures("gateway")])(
    "failure code %s of %s is an error with its meaning: %s",
    async (code, id, meaning) => {
      const { code: field, message, unauthenticated } = services[id];
      const respond = () => Response.json({ [field]: code, [message]: "error message" });
      const error = await rejection(id === "cms" ? cmsWith(respond).call() : gatewayWith(respond).call());
      const isRefused = (unauthenticated as readonly string[]).includes(code);
      expect(error).toBeInstanceOf(isRefused ? AuthenticationError : ServiceError);
      const own = isRefused ? { status: 200 } : { serviceMessage: "error message" };
      expect(error).toMatchObject({ code, meaning, attempts: 1, ...own });
      const start = isRefused ? "Not authenticated," : "Service responded with";
      const end = id === "cms" ? `POST ${url}` : `GET ${gatewayUrl}`;
      expect(error.message).toBe(`${start} failure code ${code} (${meaning}): ${end}`);
    },
  );

  test.each([
    ["that no table lists has no meaning", { resultCode: "9999999" }, "9999999"],
    [
      "of another form is not in the message",
      { resultCode: "x\nFAKE", resultDesc: { toString: 1 } },
      "of another form",
    ],
  ])("a code %s", async (_, body, name) => {
    const error = await errorOf(() => new Response(JSON.stringify({ ...body, more: true }), { headers: html }));
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ code: body.resultCode, meaning: undefined, serviceMessage: "" });
    expect(error.message).toBe(`Service responded with failure code ${name}: POST ${url}`);
  });

  test.each<[body: string | Uint8Array<ArrayBuffer>, path: string, expected: string, received: string]>([
    ["<p>", "", "complete JSON", "a body of another type (text/html)"],
    ['{"resultCode":"01000', "", "complete JSON", "truncated JSON"],
    [new Uint8Array([60]), "", "complete JSON", "a body of another type (no media type)"],
    ["", "", "complete JSON", "an empty body"],
    ["null", "resultCode", "string", "nothing"],
    ["[]", "resultCode", "string", "nothing"],
    ["{}", "resultCode", "string", "nothing"],
    ['"text"', "resultCode", "string", "nothing"],
    ['{"resultCode":5,"resultDesc":[]}', "resultCode", "string", "number"],
    ['{"resultCode":"0100000"}', "resultDesc", "array", "nothing"],
    ['{"resultCode":"0100000","resultDesc":null}', "resultDesc", "array", "null"],
    ['{"resultCode":"0100000","resultDesc":{}}', "resultDesc", "array", "object"],
    ['{"resultCode":"0100000","resultDesc":"text"}', "resultDesc", "array", "string"],
  ])("%j is a ResponseValidationError: at %j, expected %s, received %s", async (body, path, expected, received) => {
    const error = await errorOf(() => new Response(body, { headers: typeof body === "string" ? html : {} }));
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(error).toMatchObject({ issues: [{ path: path ? [path] : [], keyword: "type", expected, received }] });
    expect(error.message).toBe(
      `Response breaks the contract${path && ` at ${path}`}, expected ${expected}: POST ${url}`,
    );
  });

  const issue = { keyword: "type", expected: "object", received: "array of 1", message: "Invalid" };
  test.each([
    [[], ""],
    [[{ ...issue, path: [] }], ", expected object"],
    [[{ ...issue, path: ["resultDesc", 0] }], " at resultDesc.0, expected object"],
  ])("what a validator refuses is a ResponseValidationError with its issues: %j", async (issues, place) => {
    const validate = { queryAgentPrivateCalls: { response: checkWith(issues) } };
    const error = await rejection(cmsWith(() => success(["1"]), { validate }).call());
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(error).toMatchObject({ issues, attempts: 1 });
    expect(error.message).toBe(`Response breaks the contract${place}: POST ${url}`);
  });
});

describe("by HTTP status", () => {
  test.each(["", "<html>", "{}"])("401 with the body %j is an AuthenticationError without a code", async (body) => {
    const respond = () => new Response(body, { status: 401 });
    for (const call of [cmsWith(respond).call, gatewayWith(respond).call]) {
      const error = await rejection(call());
      expect(error).toBeInstanceOf(AuthenticationError);
      expect(error).toMatchObject({ status: 401 });
      expect(error.message).toMatch(/^Not authenticated, HTTP status 401: (POST|GET) /);
      expect([error.code, "meaning" in error]).toEqual([undefined, false]);
    }
  });

  test.each([201, 202, 206, 301, 400, 403, 404, 418, 500, 502])(
    "%d is an HttpError with media type and text, even where its body would be a success",
    async (status) => {
      const text = await success([]).text();
      const error = await errorOf(() => new Response(text, { status, headers: html }));
      expect(error).toBeInstanceOf(HttpError);
      expect(error).toMatchObject({ status, contentType: "text/html", text, attempts: 1 });
      expect(error.message).toBe(`Response with HTTP status ${status}: POST ${url}`);
    },
  );

  test.each([204, 304, 404, 500])("%d without a body is an HttpError with an empty text", async (status) => {
    const error = await errorOf(() => new Response(null, { status }));
    expect(error).toMatchObject({ name: "HttpError", status, contentType: "", text: "" });
  });

  test.each([
    ["of letters", `${"x".repeat(200)}y`, "x".repeat(200)],
    ["of exactly that length", "x".repeat(200), "x".repeat(200)],
    ["of emoji", "😀".repeat(300), "😀".repeat(200)],
    ["with an emoji as the last one kept", `${"x".repeat(199)}😀y`, `${"x".repeat(199)}😀`],
    ["with an emoji as the first one left out", `${"x".repeat(200)}😀`, "x".repeat(200)],
  ])("of a text %s the first 200 characters are kept, none of them halved", async (_, page, text) => {
    expect(await errorOf(() => new Response(page, { status: 403 }))).toMatchObject({ text });
  });
});

describe("every error", () => {
  const validate = { queryAgentPrivateCalls: { request: checkWith([]) } };
  test.each<[name: string, respond: () => Response | Promise<Response>, options?: object, attempts?: number]>([
    ["ServiceError", () => Response.json({ resultCode: "0100002" })],
    ["AuthenticationError", () => new Response("", { status: 401 })],
    ["HttpError", () => new Response("", { status: 404 })],
    ["NetworkError", () => Promise.reject(new Error("no connection"))],
    ["TimeoutError", noResponse, { timeout: 50 }],
    ["ResponseTooLargeError", () => success(["1"]), { maxBytes: 1 }],
    ["ResponseValidationError", () => Response.json({})],
    ["RequestValidationError", () => success([]), { validate }, 0],
  ])("of class %s says which call failed and after how many attempts", async (name, respond, own, attempts = 1) => {
    const error = await rejection(cmsWith(respond, { retries: 0, ...own }).call());
    expect(isClientError(error)).toBe(true);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name, operationId: "queryAgentPrivateCalls", method: "POST", url, attempts });
    expect(error.message).toMatch(/^[A-Z][^:]+: POST https:\S+( The guide .*)?$/);
    expect("cause" in error).toBe(name === "NetworkError");
  });

  test("is distinguished from what else may be thrown", () => {
    for (const value of [new Error("another"), new DOMException("", "AbortError"), null, { name: "HttpError" }, "text"])
      expect(isClientError(value)).toBe(false);
  });

  test("as JSON is what is printed of it", async () => {
    const [[code, , meaning]] = failures("cms") as [[string, string, string]];
    const error = await errorOf(() => Response.json({ resultCode: code, resultDesc: "error message" }));
    const { message } = error;
    const call = { operationId: "queryAgentPrivateCalls", method: "POST", url, attempts: 1 };
    expect(JSON.parse(JSON.stringify(error))).toEqual({ name: "ServiceError", message, ...call, code, meaning });
  });
});

test("every operation of the contract is a method of the client of its service", async () => {
  const ids = listOperations(await readContract()).map(({ operationId }) => operationId);
  const names = [...Object.keys(cmsWith().cms), ...Object.keys(gatewayWith().gateway)];
  expect(names.filter((name) => name !== "raw")).toEqual(ids);
});
