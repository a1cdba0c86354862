import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ClientOptions, services } from "../src/index.ts";
import {
  callCms,
  callGateway,
  cmsPath,
  data,
  gatewayPath,
  reset,
  startServer,
  status,
  success,
} from "./failing-server.ts";
import { cmsWith, gatewayWith, guid, rejection } from "./stub.ts";

beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

type Hooks = Pick<ClientOptions, "onRequest" | "onResponse" | "onRetry">;

/** Hooks that record their arguments, in order. */
function recorder() {
  const events: Record<string, unknown>[] = [];
  const record = (hook: string) => (argument: object) => void events.push({ hook, ...argument });
  const hooks: Hooks = {
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
  test("where attempts fail by a status and by the network", async () => {
    const { url } = await startServer(status(503), reset, success);
    const { hooks, order, events } = recorder();
    expect(await callCms(url, { ...hooks, retries: 2 })).toEqual(data);
    expect(order()).toEqual([
      ...["onRequest 1", "onResponse 1 503", "onRetry 1"],
      ...["onRequest 2", "onRetry 2"],
      ...["onRequest 3", "onResponse 3 200"],
    ]);
    const [, , first, , second] = events;
    expect(first).toMatchObject({ error: { name: "HttpError", status: 503, attempts: 1 }, delay: 0 });
    expect(second).toMatchObject({ error: { name: "NetworkError", code: "ECONNRESET", attempts: 2 }, delay: 0 });
    for (const event of events)
      expect(event).toMatchObject({ operationId: "queryAgentPrivateCalls", method: "POST", url: url + cmsPath });
  });

  test("where the last attempt fails, after which there is no retry", async () => {
    const { hooks, order } = recorder();
    await rejection(
      cmsWith(
        [503, 500].map((status) => () => new Response("", { status })),
        { ...hooks, retries: 1 },
      ).call(),
    );
    expect(order()).toEqual(["onRequest 1", "onResponse 1 503", "onRetry 1", "onRequest 2", "onResponse 2 500"]);
  });

  test.each([
    ["another status", () => new Response("", { status: 404 }), 404],
    ["HTTP 401", () => new Response("", { status: 401 }), 401],
    ["a failure code", () => Response.json({ [services.cms.code]: "0100002" }), 200],
    ["an invalid response", () => new Response("<html>"), 200],
  ])("where the failure is %s", async (_, respond, status) => {
    const { hooks, order } = recorder();
    await rejection(cmsWith(respond, hooks).call());
    expect(order()).toEqual(["onRequest 1", `onResponse 1 ${status}`]);
  });

  test("and not at all where nothing is sent", async () => {
    const { hooks, events } = recorder();
    expect(await rejection(gatewayWith([], { guid: () => "", ...hooks }).call())).toMatchObject({ attempts: 0 });
    expect(events).toEqual([]);
  });
});

describe("the argument of a hook", () => {
  test("has the URL of CC-Gateway with its parameters filled in, and the duration of the attempt", async () => {
    const { url } = await startServer((response) => void setTimeout(() => success(response), 50));
    const { hooks, events } = recorder();
    await rejection(callGateway(url, hooks));
    expect(events).toMatchObject([{ url: url + gatewayPath }, { url: url + gatewayPath }]);
    expect(events[1]?.duration).toBeGreaterThan(48);
    expect(events[1]?.duration).toBeLessThan(30_000);
  });

  test("has the values of harmless headers, and the names of all others, which are sent all the same", async () => {
    const headers = { cookie: "fake-cookie", "x-token": "fake-token" };
    const redacted = { cookie: "[redacted]", "x-token": "[redacted]" };
    const { contentType } = services.gateway;
    const { hooks, events } = recorder();
    const { call, sent } = gatewayWith(
      () => new Response("", { status: 404, headers: { "Set-GUID": guid, "content-type": "text/html" } }),
      { ...hooks, headers },
    );
    await rejection(call());
    expect(events[0]?.headers).toEqual({ ...redacted, Guid: "[redacted]", "content-type": contentType });
    expect(events[1]?.headers).toEqual({ "set-guid": "[redacted]", "content-type": "text/html" });
    expect(sent[0]?.headers).toEqual({ ...headers, Guid: guid, "content-type": contentType });
  });

  test("is a copy: changing it does not change the call", async () => {
    const { url, requests } = await startServer(status(503), success);
    const spoil = (argument: object) => {
      for (const value of [(argument as { headers?: object }).headers ?? {}, argument])
        for (const name of Object.keys(value)) Object.assign(value, { [name]: "spoiled" });
    };
    const hooks = { onRequest: spoil, onResponse: spoil, onRetry: spoil };
    expect(await callCms(url, { ...hooks, retries: 1 })).toEqual(data);
    expect(requests.map(({ path }) => path)).toEqual([cmsPath, cmsPath]);
    for (const { headers } of requests) expect(JSON.stringify(headers)).not.toContain("spoiled");
  });
});

test.each(["onRequest", "onResponse", "onRetry"])("what %s throws ends the call and is not retried", async (hook) => {
  const bug = new Error("a bug in a hook");
  const fail = () => {
    throw bug;
  };
  const { call, sent } = cmsWith(() => new Response("", { status: 503 }), { [hook]: fail });
  expect(await rejection(call())).toBe(bug);
  expect(sent).toHaveLength(hook === "onRequest" ? 0 : 1);
});
