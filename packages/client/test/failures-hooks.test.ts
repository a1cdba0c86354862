import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ClientOptions, createCmsClient, createGatewayClient, services } from "../src/index.ts";
import {
  agent,
  callCms,
  callGateway,
  cmsPath,
  data,
  gatewayPath,
  gatewaySuccess,
  guid,
  keys,
  ok,
  query,
  rejection,
  reset,
  startServer,
  status,
  success,
} from "./failing-server.ts";

beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

/** Hooks that write down what they are told, in order. */
function recorder() {
  const events: Record<string, unknown>[] = [];
  const record = (hook: string) => (told: object) => void events.push({ hook, ...told });
  const hooks: Pick<ClientOptions, "onRequest" | "onResponse" | "onRetry"> = {
    onRequest: record("onRequest"),
    onResponse: record("onResponse"),
    onRetry: record("onRetry"),
  };
  /** Hook, attempt, and the status where there is one. */
  const order = () =>
    events.map(({ hook, attempts, status }) => [hook, attempts, status].filter((one) => one).join(" "));
  return { events, hooks, order };
}

describe("hooks are called in the order of what happens", () => {
  test("where the first attempt succeeds", async () => {
    const { url } = await startServer(success);
    const { hooks, order } = recorder();
    expect(await callCms(url, hooks)).toEqual(data);
    expect(order()).toEqual(["onRequest 1", "onResponse 1 200"]);
  });

  test("where attempts fail by a status and by the network", async () => {
    const { url } = await startServer(status(503), reset, success);
    const { hooks, order, events } = recorder();
    expect(await callCms(url, { ...hooks, retries: 2 })).toEqual(data);
    expect(order()).toEqual([
      "onRequest 1",
      "onResponse 1 503",
      "onRetry 1",
      "onRequest 2",
      "onRetry 2",
      "onRequest 3",
      "onResponse 3 200",
    ]);
    const failures = events.filter(({ hook }) => hook === "onRetry");
    expect(failures).toMatchObject([
      { error: { name: "HttpError", status: 503, attempts: 1 }, delay: 0 },
      { error: { name: "NetworkError", code: "ECONNRESET", attempts: 2 }, delay: 0 },
    ]);
  });

  test("where the last attempt fails, after which there is no retry to tell of", async () => {
    const { url } = await startServer(status(503), status(500));
    const { hooks, order } = recorder();
    await rejection(callCms(url, { ...hooks, retries: 1 }));
    expect(order()).toEqual(["onRequest 1", "onResponse 1 503", "onRetry 1", "onRequest 2", "onResponse 2 500"]);
  });

  test.each([
    ["a status", status(404), "404"],
    ["not authenticated", status(401), "401"],
    ["a failure code", ok({ [services.cms.code]: "0100002" }), "200"],
    ["an invalid response", status(200, {}, "<html>"), "200"],
  ])("where the failure is %s", async (_, responder, code) => {
    const { url } = await startServer(responder);
    const { hooks, order } = recorder();
    await rejection(callCms(url, { ...hooks, retries: 2 }));
    expect(order()).toEqual(["onRequest 1", `onResponse 1 ${code}`]);
  });

  test("and not at all where nothing is sent", async () => {
    const { hooks, events } = recorder();
    const gateway = createGatewayClient({ baseUrl: "http://gateway.invalid", guid: () => "", ...hooks });
    expect(await rejection(gateway.queryAgentCallStatistics(agent))).toMatchObject({ attempts: 0 });
    expect(events).toEqual([]);
  });
});

describe("a hook is told", () => {
  test("the operation, the method and the URL, each time", async () => {
    const { url } = await startServer(status(503), success);
    const { hooks, events } = recorder();
    await callCms(url, { ...hooks, retries: 1 });
    expect(events).toHaveLength(5);
    for (const event of events)
      expect(event).toMatchObject({ operationId: "queryAgentPrivateCalls", method: "POST", url: url + cmsPath });
  });

  test("the URL of CC-Gateway with its parameters filled in", async () => {
    const { url } = await startServer(gatewaySuccess);
    const { hooks, events } = recorder();
    await callGateway(url, hooks);
    expect(events).toMatchObject([{ url: url + gatewayPath }, { url: url + gatewayPath }]);
  });

  test("how long the attempt took", async () => {
    const { url } = await startServer((response) => void setTimeout(() => success(response), 50));
    const { hooks, events } = recorder();
    await callCms(url, hooks);
    expect(events[1]?.duration).toBeGreaterThan(48);
    expect(events[1]?.duration).toBeLessThan(30_000);
  });

  test("header values that are harmless, and of all others that they are there", async () => {
    const renewed = "11111111-1111-1111-1111-111111111111.AgentGateway1";
    const secrets = [
      guid,
      renewed,
      keys.accessKey,
      keys.secretKey,
      "fake-cookie",
      "fake-token",
      "fake-response-cookie",
    ];
    const headers = { cookie: "fake-cookie", "x-token": "fake-token" };
    const [setGuid = "Set-GUID"] = services.gateway.renewal.headers;
    const responder = status(503, {
      [setGuid]: renewed,
      "set-cookie": "fake-response-cookie",
      "content-type": "text/html",
    });
    const { url, requests } = await startServer(responder);
    const { hooks, events } = recorder();
    for (const call of [callCms, callGateway]) await rejection(call(url, { ...hooks, headers, retries: 1 }));

    expect(events).toHaveLength(10);
    const text = JSON.stringify(events);
    for (const secret of secrets) expect(text).not.toContain(secret);
    const signatures = requests.flatMap(({ headers }) => headers.authorization ?? []);
    expect(signatures).toHaveLength(2);
    for (const signature of signatures) expect(text).not.toContain(signature.split("/").at(-1));
    expect(events[0]?.headers).toEqual({
      [services.cms.authorization]: "[redacted]",
      "content-type": services.cms.contentType,
      cookie: "[redacted]",
      "x-token": "[redacted]",
    });
    expect(events[1]?.headers).toMatchObject({
      "content-type": "text/html",
      [setGuid.toLowerCase()]: "[redacted]",
      "set-cookie": "[redacted]",
    });
    // What is hidden from hooks is sent all the same.
    expect(requests[0]?.headers).toMatchObject(headers);
    expect(requests[2]?.headers.guid).toBe(guid);
  });

  test("copies: what a hook does to them changes nothing of the call", async () => {
    const { url, requests } = await startServer(status(503), success);
    const spoil = (told: object) => {
      for (const value of [(told as { headers?: object }).headers ?? {}, told])
        for (const name of Object.keys(value)) Object.assign(value, { [name]: "spoiled" });
    };
    const hooks = { onRequest: spoil, onResponse: spoil, onRetry: spoil };
    expect(await callCms(url, { ...hooks, retries: 1 })).toEqual(data);
    expect(requests.map(({ path }) => path)).toEqual([cmsPath, cmsPath]);
    for (const { headers } of requests) expect(JSON.stringify(headers)).not.toContain("spoiled");
  });
});

test.each(["onRequest", "onResponse", "onRetry"] as const)(
  "what %s throws ends the call and is not retried",
  async (hook) => {
    const { url, requests } = await startServer(status(503));
    const bug = new Error("a bug in a hook");
    const fail = () => {
      throw bug;
    };
    const cms = createCmsClient({ baseUrl: url, ...keys, [hook]: fail });
    expect(await rejection(cms.queryAgentPrivateCalls(query))).toBe(bug);
    expect(requests).toHaveLength(hook === "onRequest" ? 0 : 1);
  },
);
