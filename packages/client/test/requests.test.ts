import { afterEach, describe, expect, test, vi } from "vitest";
import { operations, RequestValidationError, services } from "../src/index.ts";
import { authorization } from "../src/sign.ts";
import {
  agent,
  checkWith,
  cmsWith,
  gatewayWith,
  guid,
  keys,
  query,
  rejection,
  statistics,
  success,
  urlOf,
} from "./stub.ts";

const url = urlOf("queryAgentPrivateCalls");
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a request", () => {
  test("of CC-CMS is a POST of what the caller gave, with the Content-Type of the contract", async () => {
    const { call, sent } = cmsWith(() => success(["1"]));
    await call();
    const init = { method: "POST", body: JSON.stringify(query), redirect: "manual" };
    expect(sent).toMatchObject([{ url, init, headers: { "content-type": services.cms.contentType } }]);
  });

  test("of CC-Gateway is a GET without a body, with the GUID and a Content-Type", async () => {
    const { call, sent } = gatewayWith(() => statistics());
    await call();
    const own = urlOf("queryAgentCallStatistics").replace("{agentid}", agent.agentid);
    expect(sent).toMatchObject([{ url: own, init: { method: "GET" } }]);
    expect(sent[0]?.init).not.toHaveProperty("body");
    expect(sent[0]?.headers).toEqual({ "content-type": services.gateway.contentType, Guid: guid });
  });

  test("goes to the global fetch of the moment where no other is given", async () => {
    const fetch = vi.fn(async () => success(["1"]));
    const { call } = cmsWith([], { fetch: undefined });
    vi.stubGlobal("fetch", fetch);
    await call();
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test("has the caller's headers, those of the call before those of the client, regardless of case", async () => {
    const { call, sent } = cmsWith(() => success(["1"]), { headers: { Cookie: "a=1", "X-Trace": "1" } });
    await call({ headers: { cookie: "b=2" } });
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
    const { cms, sent } = cmsWith(() => success(["1"]), options);
    await cms.queryAgentPrivateCalls({ ...query, name: "Zoë" } as never);
    const { host, pathname: path } = new URL(sent[0]?.url ?? "");
    const body = String(sent[0]?.init.body);
    const length = String(Buffer.byteLength(body));
    const onWire: Record<string, string> = { ...sent[0]?.headers, host, "content-length": length };
    const headers = Object.fromEntries(names.map((name) => [name, onWire[name] ?? ""]));
    const request = { method: "POST", path, headers, body, date: now, milliseconds: "timestamp" in options };
    expect(sent[0]?.headers.Authorization).toBe((await authorization({ ...keys, ...request })).authorization);
  });

  test("also when the clock moves between two calls", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now });
    const { call, sent } = cmsWith(() => success(["1"]));
    for (const time of [0, 0, 1000]) {
      vi.setSystemTime(now.getTime() + time);
      await call();
    }
    const [first, second, third] = sent.map(({ headers }) => headers.Authorization);
    expect(first).toBe(second);
    expect(third).not.toBe(first);
    expect(third).toContain("2024-08-02T01:02:04Z");
  });
});

test.each([
  ["https://cms.example.com:28443", "https://cms.example.com:28443"],
  ["https://cms.example.com:28443/", "https://cms.example.com:28443"],
  ["https://cms.example.com/a/b", "https://cms.example.com/a/b"],
  ["https://cms.example.com/a/b//", "https://cms.example.com/a/b"],
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
])("the base URL %s puts %s before the paths", async (baseUrl, start) => {
  const { call, sent } = cmsWith(() => success(["1"]), { baseUrl });
  await call();
  expect(sent[0]?.url).toBe(start + operations.queryAgentPrivateCalls.path);
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
    const { gateway, sent } = gatewayWith(() => statistics());
    await gateway.queryAgentCallStatistics({ agentid } as never);
    expect(sent[0]?.url).toBe(url.replace("{agentid}", segment));
    expect(new URL(sent[0]?.url ?? "").pathname.split("/")).toHaveLength(new URL(url).pathname.split("/").length);
  });

  const none = ["", ".", "..", undefined, null, {}, [], "\ud800", Number.NaN, 1n, Symbol("101")];
  test.each([{}, ...none.map((agentid) => ({ agentid }))])(
    "that is missing or no segment is refused, and nothing is sent: case %#",
    async (request) => {
      const { gateway, sent } = gatewayWith();
      const error = await rejection(gateway.queryAgentCallStatistics(request as never));
      expect(error).toBeInstanceOf(RequestValidationError);
      const expected = "a string for one segment of the path";
      expect(error).toMatchObject({ attempts: 0, method: "GET", url, operationId: "queryAgentCallStatistics" });
      expect(error).toMatchObject({ issues: [{ path: ["agentid"], expected }] });
      expect(error.message).toBe(`Request breaks the contract at agentid, expected ${expected}: GET ${url}`);
      expect(sent).toEqual([]);
    },
  );
});

const cycle: Record<string, unknown> = {};
cycle.self = cycle;
test.each([undefined, null, "text", 5, cycle, { ccId: 1n }, { toJSON: () => undefined }])(
  "a request that can't be written is refused, and nothing is sent: case %#",
  async (request) => {
    const { cms, sent } = cmsWith();
    const error = await rejection(cms.queryAgentPrivateCalls(request as never));
    expect(error).toMatchObject({ name: "RequestValidationError", attempts: 0, url, issues: [{ keyword: "type" }] });
    expect(sent).toEqual([]);
  },
);

describe("validation of requests", () => {
  const issue = {
    path: ["agentId"],
    keyword: "type",
    expected: "integer",
    received: '"x"',
    message: "Invalid agentId",
  };

  test("refuses what the validators refuse, before anything is sent", async () => {
    const validate = { queryAgentPrivateCalls: { request: checkWith([issue, issue]) } };
    const { call, sent } = cmsWith([], { validate });
    const error = await rejection(call());
    expect(error).toBeInstanceOf(RequestValidationError);
    expect(error).toMatchObject({ issues: [issue, issue] });
    expect(error.message).toBe(`Request breaks the contract at agentId, expected integer, and in 1 more: POST ${url}`);
    expect(sent).toEqual([]);
  });

  const unknown = { ...issue, keyword: "additionalProperties", expected: "no such property" };
  const received = "Invalid: expected, received 101";
  test.each<[what: string, path: string[], message: string, text: string]>([
    [
      "a misspelled key and what it means",
      ["queryParam", "agentID"],
      `${received}. Did you mean \`agentId\`?`,
      " at queryParam, expected no such property `agentID`. Did you mean `agentId`?",
    ],
    [
      "where a key belongs",
      ["agentId"],
      `${received}. Put \`agentId\`, \`ccId\` into \`queryParam\`.`,
      ", expected no such property `agentId`. Put `agentId`, `ccId` into `queryParam`",
    ],
    ["no key that resembles none", ["queryParam", "SECRET"], received, " at queryParam, expected no such property"],
    [
      "no key that is not a name",
      ["agent Id"],
      `${received}. Did you mean \`agentId\`?`,
      ", expected no such property. Did you mean `agentId`?",
    ],
    [
      "no text that was received",
      ["a"],
      `${received.slice(0, -3)}". Did you mean \`x y\`?"`,
      ", expected no such property",
    ],
  ])("names %s", async (_, path, message, text) => {
    const validate = { queryAgentPrivateCalls: { request: checkWith([{ ...unknown, path, message }]) } };
    const error = await rejection(cmsWith([], { validate }).call());
    expect(error.message).toBe(`Request breaks the contract${text}: POST ${url}`);
  });

  test("gives the validators the body, or the parameters with the header of the GUID", async () => {
    const [request, parameters] = [checkWith(), checkWith()];
    const validate = { queryAgentPrivateCalls: { request }, queryAgentCallStatistics: { parameters } };
    await cmsWith(() => success([]), { validate }).call();
    await gatewayWith(() => statistics(), { validate }).call();
    expect(request).toHaveBeenCalledExactlyOnceWith(query);
    expect(parameters).toHaveBeenCalledExactlyOnceWith({ path: agent });
  });

  test.each([
    ["request" as const, 1, 0],
    ["response" as const, 0, 1],
    ["both" as const, 1, 1],
    [undefined, 1, 1],
  ])("with the mode %s checks the request %d times, and the response %d times", async (validationMode, ...times) => {
    const [request, response] = [checkWith(), checkWith()];
    await cmsWith(() => success([]), {
      validate: { queryAgentPrivateCalls: { request, response } },
      validationMode,
    }).call();
    expect([request.mock.calls.length, response.mock.calls.length]).toEqual(times);
  });

  test("ignores an operation that the map doesn't have", async () => {
    const validate = { queryAgentDetails: { request: checkWith([]), response: checkWith([]) } };
    expect(await cmsWith(() => success(["1"]), { validate }).call()).toEqual(["1"]);
  });
});
