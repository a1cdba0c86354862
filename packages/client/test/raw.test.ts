import { describe, expect, expectTypeOf, test } from "vitest";
import type { components } from "../src/index.ts";
import { operations, services } from "../src/index.ts";
import { agent, cmsUrl, cmsWith, gatewayWith, guid, query, statistics, success } from "./stub.ts";

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
    expect(await page.raw.POST(path, { body: query })).toMatchObject({ error: "<p>", response: { status: 503 } });
    const html = cmsWith(() => new Response("<p>")).cms;
    const { data, error } = await html.raw.POST(path, { body: query });
    expect([data, error]).toEqual([undefined, "<p>"]);
    expect(sent).toHaveLength(1);
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
    await expect(gateway.raw.GET("/other" as never, {} as never)).rejects.toThrow("the contract has no GET /other");
    await expect(gateway.raw.POST(gatewayPath as never, {} as never)).rejects.toThrow("the contract has no POST");
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
