import { describe, expect, expectTypeOf, test } from "vitest";
import type { components } from "../src/index.ts";
import { createCmsClient, operations, services } from "../src/index.ts";
import { agent, cmsUrl, cmsWith, gatewayWith, guid, keys, query, statistics, stub, success } from "./stub.ts";

const { path } = operations.queryAgentPrivateCalls;
const gatewayPath = operations.queryAgentCallStatistics.path;
const renewed = "11111111-1111-1111-1111-111111111111.AgentGateway1";

describe("the raw client", () => {
  test("sends by path, with the credentials added, and gives the whole answer", async () => {
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
    const page = cmsWith(() => new Response("<p>", { status: 503 })).cms;
    expect(await page.raw.POST(path, { body: query })).toMatchObject({ error: { status: 503, text: "<p>" } });
    const html = cmsWith(() => new Response("<p>")).cms;
    const { data, error } = await html.raw.POST(path, { body: query });
    expect([data, error]).toEqual([undefined, { status: 200, text: "<p>" }]);
    expect(sent).toHaveLength(1);
  });

  test.each([500, 304])("tells an empty answer with HTTP %i from a success", async (status) => {
    const { cms } = cmsWith(() => new Response(null, { status }));
    const { data, error } = await cms.raw.POST(path, { body: query });
    expect([data, error]).toEqual([undefined, { status, text: "" }]);
  });

  test("takes no header of the contract, and no option that it doesn't know", async () => {
    const { cms, sent } = cmsWith(() => success([]));
    for (const own of [{ headers: { authorization: "mine" } }, { headers: { host: "evil" } }, { timeout: 1 }])
      await expect(cms.raw.POST(path, { body: query, ...own } as never)).rejects.toThrow(TypeError);
    await expect(cms.raw.POST(path, undefined as never)).rejects.toThrow("Request breaks the contract");
    expect(sent).toEqual([]);
  });

  test("is ended by the signal of the client and by its own", async () => {
    const reason = new Error("enough");
    const pending = () => new Promise<never>(() => {});
    const { sent, fetch } = stub(pending);
    const aborted = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, signal: AbortSignal.abort(reason) });
    await expect(aborted.raw.POST(path, { body: query })).rejects.toBe(reason);
    expect(sent).toEqual([]);
    const [client, own] = [new AbortController(), new AbortController()];
    const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, signal: client.signal });
    const call = cms.raw.POST(path, { body: query, signal: own.signal });
    client.abort(reason);
    await expect(call).rejects.toBe(reason);
  });

  test("throws what fetch throws", async () => {
    const failure = new TypeError("fetch failed");
    const { cms } = cmsWith(() => Promise.reject(failure));
    await expect(cms.raw.POST(path, { body: query })).rejects.toBe(failure);
  });

  test("shares the session, and passes a signal on", async () => {
    const { gateway, sent } = gatewayWith(() => statistics({ headers: { "Set-GUID": `JSESSIONID=${renewed}` } }));
    const { signal } = new AbortController();
    await gateway.raw.GET(gatewayPath, { params: { path: agent }, signal });
    await gateway.queryAgentCallStatistics(agent);
    expect(sent.map(({ headers }) => headers.Guid)).toEqual([guid, renewed]);
    expect(sent[0]?.init.signal).toBe(signal);
  });

  test("closes the ways to another path", async () => {
    const { gateway, sent } = gatewayWith(() => statistics());
    await expect(gateway.raw.GET(gatewayPath, { params: { path: { agentid: ".." } } })).rejects.toThrow("at agentid");
    await expect(gateway.raw.GET("/other" as never, {} as never)).rejects.toThrow(
      "raw.GET: the contract has no such path: /other",
    );
    await expect(gateway.raw.POST(gatewayPath as never, {} as never)).rejects.toThrow(
      "raw.POST: the contract has no such path",
    );
    expect(sent).toEqual([]);
  });

  test("is typed by the paths of its service", () => {
    const { cms } = cmsWith();
    const { gateway } = gatewayWith();
    expectTypeOf<NonNullable<Awaited<ReturnType<typeof gateway.raw.GET>>["data"]>>().toEqualTypeOf<
      components["schemas"]["QueryAgentCallStatisticsResponse"]
    >();
    // @ts-expect-error another service's path
    () => cms.raw.GET(gatewayPath, { params: { path: agent } });
    // @ts-expect-error a misspelled parameter
    () => cms.raw.POST(path, { body: { ...query, agentID: 1 } });
    // @ts-expect-error a method that the path doesn't have
    () => gateway.raw.POST(gatewayPath, { body: query });
  });
});
