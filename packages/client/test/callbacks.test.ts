import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { data, startServer, status, success } from "./failing-server.ts";
import { cmsWith, gatewayWith, guid, noResponse, rejection, statistics, success as succeed } from "./stub.ts";

// Hooks, `onGuid` and `guid` are the caller's: they may be asynchronous, fail and hang.

const unhandled = vi.fn();
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  process.on("unhandledRejection", unhandled);
});
afterEach(async () => {
  // Rejections are reported after the microtasks.
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

const bug = new Error("a bug in a callback");
const fail = () => Promise.reject(bug);
const failed = () => new Response("", { status: 503 });
const renewal = () => statistics({ headers: { "Set-GUID": "EXAMPLE-RENEWED" } });

describe.each(["onRequest", "onResponse", "onRetry"])("%s", (hook) => {
  test("that rejects ends the call with its reason, which is not retried", async () => {
    const { call, sent } = cmsWith(failed, { [hook]: fail });
    expect(await rejection(call())).toBe(bug);
    expect(sent).toHaveLength(hook === "onRequest" ? 0 : 1);
  });

  test("is awaited", async () => {
    const done = vi.fn();
    const slow = () => new Promise<void>((resolve) => setTimeout(() => resolve(done()), 20));
    const { call } = cmsWith([failed, () => succeed(data)], { [hook]: slow });
    expect(await call()).toEqual(data);
    expect(done).toHaveBeenCalledTimes(hook === "onRetry" ? 1 : 2);
  });

  test("that hangs ends the call in time, or by a signal", async () => {
    const hanging = { [hook]: noResponse };
    expect(await rejection(cmsWith(failed, { ...hanging, timeout: 20 }).call())).toMatchObject({
      name: "TimeoutError",
    });
    const reason = new Error("enough");
    const controller = new AbortController();
    const ended = rejection(cmsWith(failed, hanging).call({ signal: controller.signal }));
    setTimeout(() => controller.abort(reason), 10);
    expect(await ended).toBe(reason);
  });
});

describe("onGuid", () => {
  test("that rejects ends the call, whose renewed GUID is kept", async () => {
    const { call, guids } = gatewayWith([renewal, () => statistics()], { onGuid: fail });
    expect(await rejection(call())).toBe(bug);
    await call();
    expect(guids()).toEqual([guid, "EXAMPLE-RENEWED"]);
  });

  test("that rejects ends a call of `raw`, too", async () => {
    const { gateway } = gatewayWith(renewal, { onGuid: fail });
    const path = "/agentgateway/resource/calldata/{agentid}/statisticsEx";
    await expect(gateway.raw.GET(path, { params: { path: { agentid: "101" } } })).rejects.toBe(bug);
  });

  test("that hangs ends the call in time", async () => {
    const { call } = gatewayWith(renewal, { onGuid: noResponse, timeout: 20 });
    expect(await rejection(call())).toMatchObject({ name: "TimeoutError" });
  });
});

describe("a `guid` that hangs", () => {
  test("ends the calls that wait for it, and is called again by the next", async () => {
    const source = vi.fn(async () => guid).mockImplementationOnce(noResponse);
    const { call, guids } = gatewayWith(() => statistics(), { guid: source, timeout: 20 });
    const first = [rejection(call()), rejection(call())];
    expect(await Promise.all(first)).toMatchObject([{ name: "TimeoutError" }, { name: "TimeoutError" }]);
    await call();
    expect(source).toHaveBeenCalledTimes(2);
    expect(guids()).toEqual([guid]);
  });

  test("is abandoned even while calls keep coming", async () => {
    const source = vi.fn(async () => guid).mockImplementationOnce(noResponse);
    const { call } = gatewayWith(() => statistics(), { guid: source, timeout: 40 });
    const calls: Promise<unknown>[] = [];
    for (let begun = 0; begun < 10; begun++) {
      calls.push(call().catch(() => undefined));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect((await Promise.all(calls)).at(-1)).toEqual({ talktime: 1 });
    expect(source.mock.calls.length).toBeGreaterThan(1);
  });

  test("and responds late, after another call of it, does not replace the newer GUID", async () => {
    let respondLate = (_: string) => {};
    const source = vi
      .fn(async () => "EXAMPLE-NEW")
      .mockImplementationOnce(() => new Promise((resolve) => (respondLate = resolve)));
    const { call, guids } = gatewayWith(() => statistics(), { guid: source });
    const waiting = call();
    await rejection(call({ timeout: 10 }));
    await call();
    respondLate("EXAMPLE-OLD");
    await waiting;
    source.mockImplementation(async () => "EXAMPLE-NEW");
    await call();
    expect(guids()).toEqual(["EXAMPLE-NEW", "EXAMPLE-NEW", "EXAMPLE-NEW"]);
  });
});

test("a process whose hooks all reject continues", async () => {
  const { url } = await startServer(status(503), success);
  const { callCms } = await import("./failing-server.ts");
  expect(await rejection(callCms(url, { onRequest: fail, onResponse: fail, onRetry: fail }))).toBe(bug);
});
