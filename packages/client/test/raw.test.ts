import { describe, expect, expectTypeOf, test } from "vitest";
import type { components } from "../src/index.ts";
import { operations, services } from "../src/index.ts";
import { agent, cmsUrl, cmsWith, gatewayWith, guid, noResponse, query, statistics, success } from "./stub.ts";

const { path } = operations.queryAgentPrivateCalls;
const gatewayPath = operations.queryAgentCallStatistics.path;
const renewed = "11111111-1111-1111-1111-111111111111.AgentGateway1";

describe("the raw client", () => {
  test("sends by path, with the credentials added, and gives the entire response", async () => {
    const { cms, sent } = cmsWith(() => success(["1"]));
    const { data, response } = await cms.raw.POST(path, { body: query, headers: { "X-Trace": "1" } });
    expect(data).toEqual({ resultCode: services.cms.success, resultDesc: ["1"] });
    expect(response?.status).toBe(200);
    expect(sent[0]).toMatchObject({
      url: cmsUrl + path,
      init: { method: "POST", body: JSON.stringify(query), redirect: "manual" },
    });
    expect(sent[0]?.headers).toMatchObject({ "x-trace": "1", "content-type": services.cms.contentType });
    expect(sent[0]?.headers.Authorization).toMatch(/^auth-v2\/EXAMPLEAK\/.*\/host\/[0-9a-f]{64}$/);
  });

  test("leaves a failure to the caller, and sends once", async () => {
    const failure = { [services.cms.code]: "9", [services.cms.message]: "x" };
    const { cms, sent } = cmsWith(() => Response.json(failure));
    expect((await cms.raw.POST(path, { body: query })).data).toEqual(failure);
    expect(sent).toHaveLength(1);
    const page = cmsWith(() => new Response("<p>", { status: 503 }));
    expect(await page.cms.raw.POST(path, { body: query })).toMatchObject({ error: "<p>", response: { status: 503 } });
    expect(page.sent).toHaveLength(1);
  });

  test.each([
    ["get", "host"],
    ["post", "content-length;host"],
  ])("signs the length of an empty body where it is sent: %s", async (method, names) => {
    const { cms, sent } = cmsWith(() => success([]), { signedHeaders: ["content-length"] });
    await cms.raw.request(method as "post", path, {} as never);
    expect(sent[0]?.headers.Authorization?.split("/")[3]).toBe(names);
  });

  test("parses as the caller says", async () => {
    const { cms } = cmsWith(() => new Response("<p>"));
    expect(await cms.raw.POST(path, { body: query, parseAs: "text" })).toMatchObject({ data: "<p>" });
  });

  test.each([
    [200, "<p>", "The body is not JSON"],
    [500, "", "HTTP status 500 without a body"],
    [304, null, "HTTP status 304 without a body"],
    [503, "<p>", "<p>"],
  ])("has an error for HTTP %i with the body %j", async (status, body, error) => {
    for (const headers of [{}, { "content-length": String(body?.length ?? 0) }]) {
      const { cms } = cmsWith(() => new Response(body, { status, headers }));
      const result = await cms.raw.request("post", path, { body: query });
      expect(result).toMatchObject({ error, response: { status } });
      expect(result.data).toBeUndefined();
    }
  });

  test("never sends the caller's credentials instead of the client's", async () => {
    const { cms, sent } = cmsWith(() => success([]));
    await cms.raw.POST(path, { body: query, headers: { authorization: "mine" } });
    expect(Object.entries(sent[0]?.headers ?? {}).filter(([name]) => /^authorization$/i.test(name))).toEqual([
      ["Authorization", expect.stringMatching(/^auth-v2/)],
    ]);
  });

  test("is ended by the signal of the client and by its own, also while it waits for the credentials", async () => {
    const reason = new Error("enough");
    const aborted = cmsWith([], { signal: AbortSignal.abort(reason) });
    await expect(aborted.cms.raw.POST(path, { body: query })).rejects.toBe(reason);
    const [client, own] = [new AbortController(), new AbortController()];
    const { cms, sent } = cmsWith(noResponse, { signal: client.signal });
    const call = cms.raw.POST(path, { body: query, signal: own.signal });
    own.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(sent).toEqual([]);
    const other = cms.raw.POST(path, { body: query });
    client.abort(reason);
    await expect(other).rejects.toBe(reason);
  });

  test("throws what fetch throws", async () => {
    const failure = new TypeError("fetch failed");
    const { cms } = cmsWith(() => Promise.reject(failure));
    await expect(cms.raw.POST(path, { body: query })).rejects.toBe(failure);
  });

  test("shares the session", async () => {
    const { gateway, call, guids } = gatewayWith(() => statistics({ headers: { "Set-GUID": renewed } }));
    await gateway.raw.GET(gatewayPath, { params: { path: agent } });
    await call();
    expect(guids()).toEqual([guid, renewed]);
  });

  test.each([{ params: { path: { agentid: ".." } } }, { params: { path: {} } }, { params: {} }, {}, undefined])(
    "refuses %j, which leads to another path, and sends nothing",
    async (init) => {
      const { gateway, sent } = gatewayWith(() => statistics());
      await expect(gateway.raw.GET(gatewayPath, init as never)).rejects.toThrow(
        /^Invalid agentid: expected a string for one segment of the path/,
      );
      expect(sent).toEqual([]);
    },
  );

  test("is typed by the paths of its service", () => {
    const { cms } = cmsWith();
    const { gateway } = gatewayWith();
    const get = () => gateway.raw.GET(gatewayPath, { params: { path: agent } });
    expectTypeOf<NonNullable<Awaited<ReturnType<typeof get>>["data"]>>().toEqualTypeOf<
      components["schemas"]["QueryAgentCallStatisticsResponse"]
    >();
    // @ts-expect-error another service's path
    () => cms.raw.GET(gatewayPath, { params: { path: agent } });
    // @ts-expect-error a parameter of another type
    () => cms.raw.POST(path, { body: { ...query, agentId: "1" } });
    // @ts-expect-error a path parameter is missing
    () => gateway.raw.GET(gatewayPath, { params: {} });
    // @ts-expect-error a method that the path doesn't have
    () => gateway.raw.POST(gatewayPath, { body: query });
  });
});

describe("middleware", () => {
  test("sees calls of `raw` and of methods, before they are signed, as requests of the runtime", async () => {
    const { cms, sent } = cmsWith(() => success(["1"]));
    const seen: unknown[] = [];
    const middleware = {
      onRequest({ request, schemaPath }: { request: Request; schemaPath: string }) {
        seen.push(schemaPath);
        return new Request(request, { headers: { ...Object.fromEntries(request.headers), "x-added": "1" } });
      },
      async onResponse({ response }: { response: Response }) {
        seen.push(await response.text());
        return Response.json({ [services.cms.code]: services.cms.success, [services.cms.data]: ["2"] });
      },
    };
    cms.raw.use(middleware);
    expect(await cms.queryAgentPrivateCalls(query)).toEqual(["2"]);
    expect((await cms.raw.POST(path, { body: query })).data).toMatchObject({ [services.cms.data]: ["2"] });
    cms.raw.eject(middleware);
    expect(await cms.queryAgentPrivateCalls(query)).toEqual(["1"]);
    const text = await success(["1"]).text();
    expect(seen).toEqual([path, text, path, text]);
    expect(sent.map(({ headers, init }) => [headers["x-added"], init.body])).toEqual([
      ["1", JSON.stringify(query)],
      ["1", JSON.stringify(query)],
      [undefined, JSON.stringify(query)],
    ]);
    for (const { headers } of sent) expect(headers.Authorization).toMatch(/^auth-v2/);
  });

  test("may respond instead of the service", async () => {
    const { cms, sent } = cmsWith();
    cms.raw.use({ onRequest: () => success(["1"]) });
    expect(await cms.queryAgentPrivateCalls(query)).toEqual(["1"]);
    expect(sent).toEqual([]);
  });

  test.each(["onRequest", "onResponse"])("rejects the call with what its %s throws", async (hook) => {
    const { cms } = cmsWith(() => success([]));
    const bug = new Error("a bug in a middleware");
    cms.raw.use({ [hook]: () => Promise.reject(bug) } as never);
    await expect(cms.queryAgentPrivateCalls(query)).rejects.toBe(bug);
  });
});
