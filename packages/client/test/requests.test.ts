import { describe, expect, test, vi } from "vitest";
import { createCmsClient, createGatewayClient, operations, RequestValidationError, services } from "../src/index.ts";
import { authorization } from "../src/sign.ts";
import {
  agent,
  cmsUrl,
  cmsWith,
  gatewayUrl,
  gatewayWith,
  guid,
  keys,
  query,
  statistics,
  stub,
  success,
  urlOf,
} from "./stub.ts";

describe("a request", () => {
  test("of CC-CMS is a POST of what the caller gave, with the Content-Type of the contract", async () => {
    const { cms, sent } = cmsWith(() => success(["1"]));
    await cms.queryAgentPrivateCalls(query);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toBe(urlOf("queryAgentPrivateCalls"));
    expect(sent[0]?.init).toMatchObject({ method: "POST", body: JSON.stringify(query), redirect: "manual" });
    expect(sent[0]?.headers["content-type"]).toBe(services.cms.contentType);
  });

  test("of CC-Gateway is a GET without a body, with the GUID and a Content-Type", async () => {
    const { gateway, sent } = gatewayWith(() => statistics());
    await gateway.queryAgentCallStatistics(agent);
    expect(sent[0]?.url).toBe(urlOf("queryAgentCallStatistics").replace("{agentid}", "101"));
    expect(sent[0]?.init.method).toBe("GET");
    expect(sent[0]?.init).not.toHaveProperty("body");
    expect(sent[0]?.headers).toEqual({ "content-type": services.gateway.contentType, Guid: guid });
  });

  test("goes to the global fetch of the moment where no other is given", async () => {
    const fetch = vi.fn(async () => success(["1"]));
    const cms = createCmsClient({ baseUrl: cmsUrl, ...keys });
    vi.stubGlobal("fetch", fetch);
    await cms.queryAgentPrivateCalls(query);
    vi.unstubAllGlobals();
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test("carries the caller's headers, those of the call before those of the client, whatever their case", async () => {
    const { sent, fetch } = stub(() => success(["1"]));
    const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, headers: { Cookie: "a=1", "X-Trace": "1" } });
    await cms.queryAgentPrivateCalls(query, { headers: { cookie: "b=2" } });
    expect(sent[0]?.headers).toMatchObject({ cookie: "b=2", "x-trace": "1" });
  });
});

describe("what is signed is what is sent", () => {
  const now = new Date("2024-08-02T01:02:03.456Z");

  test.each([
    [{}, ["host"]],
    [{ signedHeaders: ["content-length", "Content-Type", "host"] }, ["content-length", "content-type", "host"]],
    [{ signedHeaders: ["x-trace"], headers: { "X-Trace": "trace" } }, ["host", "x-trace"]],
    [{ timestamp: "milliseconds" as const }, ["host"]],
    [{ baseUrl: "https://cms.example.com:443/prefix/" }, ["host"]],
  ])("with the options %j", async (options, names) => {
    vi.useFakeTimers({ toFake: ["Date"], now });
    const { sent, fetch } = stub(() => success(["1"]));
    const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, ...options });
    await cms.queryAgentPrivateCalls({ ...query, name: "Zoë" } as never);
    vi.useRealTimers();
    const { host, pathname } = new URL(sent[0]?.url ?? "");
    const body = String(sent[0]?.init.body);
    const onWire: Record<string, string> = {
      ...sent[0]?.headers,
      host,
      "content-length": String(Buffer.byteLength(body)),
    };
    const headers = Object.fromEntries(names.map((name) => [name, onWire[name] ?? ""]));
    const milliseconds = "timestamp" in options;
    const expected = await authorization({
      ...keys,
      method: "POST",
      path: pathname,
      headers,
      body,
      date: now,
      milliseconds,
    });
    expect(sent[0]?.headers.Authorization).toBe(expected.authorization);
  });

  test("also when the clock moves between two calls", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now });
    const { sent, cms } = cmsWith(() => success(["1"]));
    await cms.queryAgentPrivateCalls(query);
    await cms.queryAgentPrivateCalls(query);
    vi.setSystemTime(new Date(now.getTime() + 1000));
    await cms.queryAgentPrivateCalls(query);
    vi.useRealTimers();
    const [first, second, third] = sent.map(({ headers }) => headers.Authorization);
    expect(first).toBe(second);
    expect(third).not.toBe(first);
    expect(third).toContain("2024-08-02T01:02:04Z");
  });
});

describe("a base URL", () => {
  test.each([
    ["https://cms.example.com:28443", "https://cms.example.com:28443"],
    ["https://cms.example.com:28443/", "https://cms.example.com:28443"],
    ["https://cms.example.com/a/b", "https://cms.example.com/a/b"],
    ["https://cms.example.com/a/b//", "https://cms.example.com/a/b"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
  ])("%s puts %s before the paths", async (baseUrl, start) => {
    const { sent, fetch } = stub(() => success(["1"]));
    await createCmsClient({ baseUrl, ...keys, fetch }).queryAgentPrivateCalls(query);
    expect(sent[0]?.url).toBe(start + operations.queryAgentPrivateCalls.path);
  });
});

describe("a path parameter", () => {
  const url = urlOf("queryAgentCallStatistics");

  test.each([
    ["a/b", "a%2Fb"],
    ["%2e%2e", "%252e%252e"],
    ["a?b#c", "a%3Fb%23c"],
    ["...", "..."],
    ["ä 1", "%C3%A4%201"],
    [101, "101"],
  ])("%j stays in its segment", async (agentid, segment) => {
    const { sent, gateway } = gatewayWith(() => statistics());
    await gateway.queryAgentCallStatistics({ agentid } as never);
    expect(sent[0]?.url).toBe(url.replace("{agentid}", segment));
    expect(new URL(sent[0]?.url ?? "").pathname.split("/")).toHaveLength(new URL(url).pathname.split("/").length);
  });

  test.each(["", ".", "..", undefined, null, {}, [], "\ud800", Number.NaN, 1n, Symbol("101")])(
    "what is no segment is refused, and nothing is sent: case %#",
    async (agentid) => {
      const { sent, gateway } = gatewayWith(() => statistics());
      const error = await gateway.queryAgentCallStatistics({ agentid } as never).catch((error) => error);
      expect(error).toBeInstanceOf(RequestValidationError);
      expect(error).toMatchObject({ attempts: 0, method: "GET", url, operationId: "queryAgentCallStatistics" });
      expect(error.issues).toMatchObject([{ path: ["agentid"], expected: "a text for one segment of the path" }]);
      expect(error.message).toBe(
        `Request breaks the contract at agentid, expected a text for one segment of the path: GET ${url}`,
      );
      expect(sent).toEqual([]);
    },
  );

  test("that is missing is refused", async () => {
    const { gateway } = gatewayWith(() => statistics());
    await expect(gateway.queryAgentCallStatistics({} as never)).rejects.toThrow(
      "Request breaks the contract at agentid",
    );
  });
});

describe("a request that can't be written", () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;

  test.each([undefined, null, "text", 5, cycle, { ccId: 1n }, { toJSON: () => undefined }])(
    "is refused, and nothing is sent: case %#",
    async (request) => {
      const { sent, cms } = cmsWith(() => success([]));
      const error = await cms.queryAgentPrivateCalls(request as never).catch((error) => error);
      expect(error).toMatchObject({
        name: "RequestValidationError",
        attempts: 0,
        url: urlOf("queryAgentPrivateCalls"),
      });
      expect(error.issues).toHaveLength(1);
      expect(sent).toEqual([]);
    },
  );
});

describe("validation of requests", () => {
  const issue = {
    path: ["agentId"],
    keyword: "type",
    expected: "integer",
    received: '"x"',
    message: "Invalid agentId",
  };
  const refuse = () =>
    Object.assign(
      vi.fn(() => false),
      { issues: () => [issue, issue] },
    );
  const accept = () =>
    Object.assign(
      vi.fn(() => true),
      { issues: () => [] },
    );

  test("refuses what the validators refuse, before anything is sent", async () => {
    const { sent, fetch } = stub(() => success([]));
    const validate = { queryAgentPrivateCalls: { request: refuse(), response: accept() } };
    const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, validate });
    const error = await cms.queryAgentPrivateCalls(query).catch((error) => error);
    expect(error).toBeInstanceOf(RequestValidationError);
    expect(error.issues).toEqual([issue, issue]);
    expect(error.message).toBe(
      `Request breaks the contract at agentId, expected integer, and in 1 more: POST ${urlOf("queryAgentPrivateCalls")}`,
    );
    expect(sent).toEqual([]);
  });

  test("gives the validators the body, or the parameters with the header of the GUID", async () => {
    const request = accept();
    const parameters = accept();
    const { fetch } = stub(
      () => success([]),
      () => statistics(),
    );
    const validate = {
      queryAgentPrivateCalls: { request, response: accept() },
      queryAgentCallStatistics: { parameters, response: accept() },
    };
    await createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, validate }).queryAgentPrivateCalls(query);
    await createGatewayClient({ baseUrl: gatewayUrl, guid, fetch, validate }).queryAgentCallStatistics(agent);
    expect(request).toHaveBeenCalledExactlyOnceWith(query);
    expect(parameters).toHaveBeenCalledExactlyOnceWith({ path: agent });
  });

  test.each([
    ["request" as const, true, false],
    ["response" as const, false, true],
    ["both" as const, true, true],
    [undefined, true, true],
  ])("%s checks what it says", async (validationMode, ofRequest, ofResponse) => {
    const validators = { request: accept(), response: accept() };
    const { fetch } = stub(() => success([]));
    const validate = { queryAgentPrivateCalls: validators };
    await createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, validate, validationMode }).queryAgentPrivateCalls(query);
    expect(validators.request).toHaveBeenCalledTimes(Number(ofRequest));
    expect(validators.response).toHaveBeenCalledTimes(Number(ofResponse));
  });

  test("leaves an operation alone that the map doesn't have", async () => {
    const { fetch } = stub(() => success(["1"]));
    const validate = { queryAgentDetails: { request: refuse(), response: refuse() } };
    const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, validate });
    expect(await cms.queryAgentPrivateCalls(query)).toEqual(["1"]);
  });
});
