import { describe, expect, expectTypeOf, test, vi } from "vitest";
import type { components } from "../src/index.ts";
import { createCmsClient, HttpError, operations, services } from "../src/index.ts";
import { agent, cmsUrl, cmsWith, gatewayWith, guid, keys, query, statistics, stub, success } from "./stub.ts";

const { path } = operations.queryAgentPrivateCalls;
const gatewayPath = operations.queryAgentCallStatistics.path;
const renewed = "11111111-1111-1111-1111-111111111111.AgentGateway1";

describe("the raw client", () => {
  test("sends by path, with the credentials added, and gives the complete response", async () => {
    const { cms, sent } = cmsWith(() => success(["1"]));
    const { data, response } = await cms.raw.POST(path, { body: query, headers: { "X-Trace": "1" } });
    expect(data).toEqual({ resultCode: services.cms.success, resultDesc: ["1"] });
    expect(response.status).toBe(200);
    expect(sent[0]).toMatchObject({ url: cmsUrl + path, init: { method: "POST", body: JSON.stringify(query) } });
    expect(sent[0]?.headers).toMatchObject({ "x-trace": "1", "content-type": services.cms.contentType });
    expect(sent[0]?.headers.Authorization).toMatch(/^auth-v2\/EXAMPLEAK\/.*\/host\/[0-9a-f]{64}$/);
  });

  test("leaves a failure to the caller, and sends once", async () => {
    const { cms, sent } = cmsWith(() => Response.json({ resultCode: "0100002", resultDesc: "x" }));
    expect((await cms.raw.POST(path, { body: query })).data).toEqual({ resultCode: "0100002", resultDesc: "x" });
    expect(sent).toHaveLength(1);
    const page = cmsWith(() => new Response("<p>", { status: 503 })).cms;
    expect((await page.raw.request("post", path, { body: query })).error).toBe("<p>");
  });

  test("reads what the caller chooses by parseAs", async () => {
    const { cms } = cmsWith(() => new Response("<p>"));
    expect((await cms.raw.POST(path, { body: query, parseAs: "text" })).data).toBe("<p>");
  });

  test("says status, media type and URL of a response that is not JSON, and nothing of its body", async () => {
    const { cms } = cmsWith(() => new Response("<p>", { headers: { "content-type": "text/html" } }));
    await expect(cms.raw.POST(path, { body: query })).rejects.toThrow(
      new SyntaxError(`The response is not JSON, HTTP status 200 (text/html): POST ${cmsUrl}${path}`),
    );
  });

  test.each([500, 304])("tells an empty response with HTTP %i from a success", async (status) => {
    for (const headers of [{}, { "content-length": "0" }]) {
      const { cms } = cmsWith(() => new Response(null, { status, headers }));
      const { data, error } = await cms.raw.POST(path, { body: query });
      expect([data, error]).toEqual([
        undefined,
        `Empty response, HTTP status ${status} (no media type): POST ${cmsUrl}${path}`,
      ]);
    }
  });

  test("takes no header of the contract", async () => {
    const { cms, sent } = cmsWith(() => success([]));
    for (const headers of [{ authorization: "mine" }, { host: "evil" }, { "content-type": "text/plain" }])
      await expect(cms.raw.POST(path, { body: query, headers })).rejects.toThrow(TypeError);
    expect(sent).toEqual([]);
  });

  test("is ended by the signal of the client and by its own", async () => {
    const reason = new Error("enough");
    const pending = () => new Promise<never>(() => {});
    const { sent, fetch } = stub(pending);
    const aborted = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, signal: AbortSignal.abort(reason) });
    await expect(aborted.raw.POST(path, { body: query })).rejects.toBe(reason);
    expect(sent).toEqual([]);
    for (const which of [0, 1]) {
      const controllers = [new AbortController(), new AbortController()] as const;
      const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, signal: controllers[0].signal });
      const call = cms.raw.POST(path, { body: query, signal: controllers[1].signal });
      await vi.waitFor(() => expect(sent).toHaveLength(which + 1));
      controllers[which]?.abort(reason);
      await expect(call).rejects.toBe(reason);
      expect(sent[1]?.init.signal?.aborted ?? true).toBe(true);
    }
  });

  test("throws what fetch throws", async () => {
    const failure = new TypeError("fetch failed");
    const { cms } = cmsWith(() => Promise.reject(failure));
    await expect(cms.raw.POST(path, { body: query })).rejects.toBe(failure);
  });

  test("shares the session with the methods", async () => {
    const { gateway, sent } = gatewayWith(() => statistics({ headers: { "Set-GUID": `JSESSIONID=${renewed}` } }));
    await gateway.raw.GET(gatewayPath, { params: { path: agent } });
    await gateway.queryAgentCallStatistics(agent);
    expect(sent.map(({ headers }) => headers.Guid)).toEqual([guid, renewed]);
  });

  test("closes the ways to another path", async () => {
    const { gateway, sent } = gatewayWith(() => statistics());
    for (const params of [{ path: { agentid: ".." } }, { path: {} }, {}, undefined])
      await expect(gateway.raw.GET(gatewayPath, { params } as never)).rejects.toThrow(
        "path.agentid: expected a text for one segment of the path",
      );
    await expect(gateway.raw.GET("/other" as never, {} as never)).rejects.toThrow(
      "raw.GET: the contract has no such path: /other",
    );
    await expect(gateway.raw.DELETE("/other" as never, {} as never)).rejects.toThrow("raw.DELETE: the contract has no");
    expect(sent).toEqual([]);
  });

  test("is typed by the paths of its service, without the credentials", () => {
    const { cms } = cmsWith();
    const { gateway } = gatewayWith();
    const get = () => gateway.raw.GET(gatewayPath, { params: { path: agent } });
    expectTypeOf<NonNullable<Awaited<ReturnType<typeof get>>["data"]>>().toEqualTypeOf<
      components["schemas"]["QueryAgentCallStatisticsResponse"]
    >();
    // @ts-expect-error another service's path
    () => cms.raw.GET(gatewayPath, { params: { path: agent } });
    // @ts-expect-error a misspelled path parameter
    () => gateway.raw.GET(gatewayPath, { params: { path: { agentID: "101" } } });
    // @ts-expect-error a body that lacks a field
    () => cms.raw.POST(path, { body: { ccId: 1 } });
    // @ts-expect-error a method that the path doesn't have
    () => gateway.raw.POST(gatewayPath, { body: query });
  });
});

describe("middleware", () => {
  test("sees the requests of methods as real Requests, before they are signed, and their responses", async () => {
    const { cms, sent } = cmsWith(() => success(["1"]));
    const seen: unknown[] = [];
    const middleware = {
      onRequest({ request }: { request: Request }) {
        seen.push(request instanceof Request, request.headers.has("authorization"));
        return new Request(request, { headers: { ...Object.fromEntries(request.headers), "x-trace": "1" } });
      },
      async onResponse({ response }: { response: Response }) {
        seen.push(response instanceof Response);
        const { resultCode } = await response.json();
        return Response.json({ resultCode, resultDesc: ["changed"] });
      },
    };
    cms.raw.use(middleware);
    expect(await cms.queryAgentPrivateCalls(query)).toEqual(["changed"]);
    expect(seen).toEqual([true, false, true]);
    expect(sent[0]?.headers).toMatchObject({ "x-trace": "1", Authorization: expect.any(String) });
    expect(sent[0]?.init.body).toBe(JSON.stringify(query));
    cms.raw.eject(middleware);
    expect(await cms.queryAgentPrivateCalls(query)).toEqual(["1"]);
    expect(seen).toHaveLength(3);
  });

  test("does not hide what goes wrong below it", async () => {
    const { cms } = cmsWith(() => new Response("", { status: 403 }));
    cms.raw.use({ onRequest: () => undefined });
    await expect(cms.queryAgentPrivateCalls(query)).rejects.toBeInstanceOf(HttpError);
    const { cms: other } = cmsWith(() => new Response(""));
    other.raw.use({ onRequest: () => undefined });
    await expect(other.queryAgentPrivateCalls(query)).rejects.toThrow("Response breaks the contract");
  });
});
