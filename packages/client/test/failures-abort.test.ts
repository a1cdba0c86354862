import { getEventListeners } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { type ClientOptions, createCmsClient, type Fetch, NetworkError } from "../src/index.ts";
import {
  aWhile,
  cut,
  data,
  drip,
  ok,
  type Responder,
  silence,
  startServer,
  status,
  success,
} from "./failing-server.ts";
import { cmsUrl, cmsWith, gatewayWith, keys, noResponse, query, rejection } from "./stub.ts";

const reason = new Error("the caller has had enough");
const busy = status(503, { "retry-after": "60" });

type Own = Omit<ClientOptions, "baseUrl" | "signal">;

// As an option of the client and as one of the call, each alone and beside one that never ends anything.
const idle = new AbortController().signal;
const places: [string, (signal: AbortSignal) => [client: AbortSignal | undefined, call: AbortSignal | undefined]][] = [
  ["the client's", (signal) => [signal, undefined]],
  ["the call's", (signal) => [undefined, signal]],
  ["the client's beside the call's", (signal) => [signal, idle]],
  ["the call's beside the client's", (signal) => [idle, signal]],
  ["both's", (signal) => [signal, signal]],
];

describe.each(places)("with %s signal", (_, place) => {
  /** A server, and a call of it. */
  async function setUp(...responders: [Responder, ...Responder[]]) {
    const { url, requests, arrival } = await startServer(...responders);
    const controller = new AbortController();
    const abort = () => controller.abort(reason);
    const [signal, own] = place(controller.signal);
    const call = (options: Own = {}) =>
      createCmsClient({ baseUrl: url, ...keys, signal, ...options }).queryAgentPrivateCalls(query, { signal: own });
    const expectNoListeners = () => {
      for (const one of [controller.signal, idle]) expect(getEventListeners(one, "abort")).toEqual([]);
    };
    /** Fails unless nothing is left of a call that has ended, and nothing was sent but this. */
    const expectEnd = async (sent: number) => {
      expectNoListeners();
      await aWhile();
      expect(requests).toHaveLength(sent);
    };
    return { call, abort, arrival, requests, expectNoListeners, expectEnd };
  }

  test("aborted before the call nothing is sent", async () => {
    const { call, abort, expectEnd } = await setUp(success);
    abort();
    expect(await rejection(call())).toBe(reason);
    await expectEnd(0);
  });

  test("aborted while the head is awaited the call ends and hangs up", async () => {
    const { call, abort, arrival, requests, expectEnd } = await setUp(silence);
    const error = rejection(call());
    await arrival();
    abort();
    expect(await error).toBe(reason);
    expect(await requests[0]?.closed).toBe(false);
    await expectEnd(1);
  });

  test("aborted while the body is read the call ends and hangs up", async () => {
    const { call, abort, requests, expectEnd } = await setUp(drip);
    const fetch: Fetch = async (...sent) => {
      const response = await globalThis.fetch(...sent);
      setTimeout(abort, 30);
      return response;
    };
    expect(await rejection(call({ fetch }))).toBe(reason);
    expect(await requests[0]?.closed).toBe(false);
    await expectEnd(1);
  });

  test.each([
    ["in", (abort: () => void) => void setTimeout(abort, 10)],
    ["by a hook before", (abort: () => void) => abort()],
  ])("aborted %s the wait between attempts the call ends at once", async (_, when) => {
    const { call, abort, expectEnd } = await setUp(busy, success);
    const begin = performance.now();
    expect(await rejection(call({ onRetry: () => when(abort) }))).toBe(reason);
    expect(performance.now() - begin).toBeLessThan(30_000);
    await expectEnd(1);
  });

  test("aborted by a hook before the request nothing is sent", async () => {
    const { call, abort, expectEnd } = await setUp(success);
    expect(await rejection(call({ onRequest: abort }))).toBe(reason);
    await expectEnd(0);
  });

  test("aborted after the call, the result remains", async () => {
    const { call, abort, expectEnd } = await setUp(success);
    expect(await call()).toEqual(data);
    abort();
    await expectEnd(1);
  });

  test("not aborted the call leaves no listener behind, however it ends", async () => {
    const responders: Responder[] = [success, status(404), ok({}), cut, status(503, { "retry-after": "0" }), silence];
    for (const responder of responders) {
      const { call, expectNoListeners } = await setUp(responder);
      await call({ timeout: 100, retries: responder === cut ? 0 : 1 }).catch(() => {});
      expectNoListeners();
    }
  });
});

describe("the promise is rejected with the reason of the signal", () => {
  /** What a call that is never responded to is rejected with, when its signal is aborted by `abort`. */
  function rejectionBy(abort: (own: AbortController, client: AbortController) => void, options: Own = {}) {
    const [own, client] = [new AbortController(), new AbortController()];
    const onRequest = () => void setTimeout(() => abort(own, client), 5);
    const { call } = cmsWith(noResponse, { onRequest, signal: client.signal, ...options });
    return rejection(call({ signal: own.signal }));
  }

  test.each([["a text"], [42], [null], [{ any: "object" }], [new DOMException("", "TimeoutError")]])(
    "that is %j, whatever it is",
    async (why) => {
      expect(await rejectionBy((controller) => controller.abort(why))).toBe(why);
    },
  );

  test("that is the runtime's own where none was given", async () => {
    expect(await rejectionBy((controller) => controller.abort())).toMatchObject({ name: "AbortError" });
  });

  test("that was aborted first, of two", async () => {
    const late = new Error("too late");
    const abort = (one: AbortController, other: AbortController) => {
      one.abort(reason);
      other.abort(late);
    };
    expect(await rejectionBy(abort)).toBe(reason);
    expect(await rejectionBy((one, other) => abort(other, one))).toBe(reason);
  });

  test("that is the error of another call, which is not retried", async () => {
    const info = { operationId: "queryAgentPrivateCalls" as const, method: "POST", url: cmsUrl, attempts: 1 };
    const failure = new NetworkError(info, undefined);
    const onRetry = vi.fn();
    expect(await rejectionBy((controller) => controller.abort(failure), { onRetry })).toBe(failure);
    expect(onRetry).not.toHaveBeenCalled();
  });
});

test.each([
  ["waits for the GUID", gatewayWith(noResponse, { guid: noResponse })],
  ["is signed", cmsWith(noResponse)],
])("a signal ends a call while it %s, and nothing is sent", async (_, { call, sent }) => {
  const controller = new AbortController();
  const error = rejection(call({ signal: controller.signal }));
  controller.abort(reason);
  expect(await error).toBe(reason);
  expect(sent).toEqual([]);
});

test("a signal ends all calls that share it, and no other", async () => {
  const controller = new AbortController();
  const { call, sent } = cmsWith(noResponse);
  const calls = Array.from({ length: 5 }, () => rejection(call({ signal: controller.signal })));
  const free = cmsWith(async () => {
    await aWhile();
    return Response.json({ resultCode: "0100000", resultDesc: data });
  }).call({ signal: idle });
  await vi.waitFor(() => expect(sent).toHaveLength(5), 30_000);
  controller.abort(reason);
  expect(new Set(await Promise.all(calls))).toEqual(new Set([reason]));
  expect(await free).toEqual(data);
});
