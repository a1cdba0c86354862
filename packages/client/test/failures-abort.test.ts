import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { type ClientOptions, createCmsClient, type Fetch } from "../src/index.ts";
import {
  aWhile,
  cut,
  data,
  drip,
  keys,
  ok,
  query,
  type Responder,
  rejection,
  silence,
  startServer,
  status,
  success,
} from "./failing-server.ts";

const reason = new Error("the caller has had enough");
const busy = status(503, { "retry-after": "60" });

type Own = Omit<ClientOptions, "baseUrl" | "signal">;

// As an option of the client and as one of the call, each alone and beside one that never ends anything.
const idle = new AbortController().signal;
const places: Record<
  string,
  (signal: AbortSignal) => [client: AbortSignal | undefined, call: AbortSignal | undefined]
> = {
  "the client's": (signal) => [signal, undefined],
  "the call's": (signal) => [undefined, signal],
  "the client's beside the call's": (signal) => [signal, idle],
  "the call's beside the client's": (signal) => [idle, signal],
  "both's": (signal) => [signal, signal],
};

describe.each(Object.entries(places))("with %s signal", (_, place) => {
  function call(baseUrl: string, { signal }: AbortController, options: Own = {}) {
    const [client, own] = place(signal);
    const cms = createCmsClient({ baseUrl, ...keys, signal: client, ...options });
    return cms.queryAgentPrivateCalls(query, { signal: own });
  }

  /** Fails unless nothing is left of a call that has ended, and nothing was sent but this. */
  async function expectEnd({ signal }: AbortController, requests: unknown[], sent: number) {
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(getEventListeners(idle, "abort")).toEqual([]);
    await aWhile();
    expect(requests).toHaveLength(sent);
  }

  test("aborted before the call nothing is sent", async () => {
    const { url, requests } = await startServer(success);
    const controller = new AbortController();
    controller.abort(reason);
    expect(await rejection(call(url, controller))).toBe(reason);
    await expectEnd(controller, requests, 0);
  });

  test("aborted while the head is awaited the call ends and hangs up", async () => {
    const { url, requests, arrival } = await startServer(silence);
    const controller = new AbortController();
    const error = rejection(call(url, controller));
    await arrival();
    controller.abort(reason);
    expect(await error).toBe(reason);
    expect(await requests[0]?.closed).toBe(false);
    await expectEnd(controller, requests, 1);
  });

  test("aborted while the body is read the call ends and hangs up", async () => {
    const { url, requests } = await startServer(drip);
    const controller = new AbortController();
    const fetch: Fetch = async (...sent) => {
      const response = await globalThis.fetch(...sent);
      setTimeout(() => controller.abort(reason), 30);
      return response;
    };
    expect(await rejection(call(url, controller, { fetch }))).toBe(reason);
    expect(await requests[0]?.closed).toBe(false);
    await expectEnd(controller, requests, 1);
  });

  test("aborted in the wait between attempts the call ends at once", async () => {
    const { url, requests } = await startServer(busy, success);
    const controller = new AbortController();
    const onRetry = () => void setTimeout(() => controller.abort(reason), 10);
    const begin = performance.now();
    expect(await rejection(call(url, controller, { onRetry }))).toBe(reason);
    expect(performance.now() - begin).toBeLessThan(30_000);
    await expectEnd(controller, requests, 1);
  });

  test("aborted after the call its result stands", async () => {
    const { url, requests } = await startServer(success);
    const controller = new AbortController();
    expect(await call(url, controller)).toEqual(data);
    controller.abort(reason);
    await expectEnd(controller, requests, 1);
  });

  test("not aborted the call leaves no listener behind, however it ends", async () => {
    const responders: Responder[] = [success, status(404), ok({}), cut, status(503, { "retry-after": "0" }), silence];
    for (const responder of responders) {
      const { url } = await startServer(responder);
      const controller = new AbortController();
      await call(url, controller, { timeout: 100, retries: responder === cut ? 0 : 1 }).catch(() => {});
      expect(getEventListeners(controller.signal, "abort")).toEqual([]);
      expect(getEventListeners(idle, "abort")).toEqual([]);
    }
  });
});

describe("the promise is rejected with the reason of the signal", () => {
  async function rejectionBy(controller: AbortController, why: unknown): Promise<unknown> {
    const { url, arrival } = await startServer(silence);
    const error = rejection(callWith(url, controller.signal));
    await arrival();
    controller.abort(why);
    return error;
  }

  function callWith(baseUrl: string, signal: AbortSignal) {
    return createCmsClient({ baseUrl, ...keys }).queryAgentPrivateCalls(query, { signal });
  }

  test.each([["a text"], [42], [null], [{ any: "object" }], [new DOMException("", "TimeoutError")]])(
    "that is %j, whatever it is",
    async (why) => {
      expect(await rejectionBy(new AbortController(), why)).toBe(why);
    },
  );

  test("that is the runtime's own where none was given", async () => {
    expect(await rejectionBy(new AbortController(), undefined)).toMatchObject({ name: "AbortError" });
  });

  test("that was aborted, of two", async () => {
    const { url, arrival } = await startServer(silence);
    const [one, other] = [new AbortController(), new AbortController()];
    const cms = createCmsClient({ baseUrl: url, ...keys, signal: one.signal });
    const call = () => rejection(cms.queryAgentPrivateCalls(query, { signal: other.signal }));
    const error = call();
    await arrival();
    other.abort(reason);
    expect(await error).toBe(reason);
    one.abort(new Error("too late for that call"));
    expect(await call()).toBe(one.signal.reason);
  });

  test("also where a custom fetch ignores the signal", async () => {
    const controller = new AbortController();
    const fetch = () => {
      setTimeout(() => controller.abort(reason));
      return new Promise<never>(() => {});
    };
    const cms = createCmsClient({ baseUrl: "http://cms.invalid", ...keys, fetch, signal: controller.signal });
    expect(await rejection(cms.queryAgentPrivateCalls(query))).toBe(reason);
  });
});

test("a signal ends all calls that share it, and no other", async () => {
  const shared = await startServer(drip);
  const other = await startServer((response) => void setTimeout(() => success(response), 150));
  const controller = new AbortController();
  const cms = createCmsClient({ baseUrl: shared.url, ...keys });
  const free = createCmsClient({ baseUrl: other.url, ...keys }).queryAgentPrivateCalls(query);
  const calls: Promise<unknown>[] = [];
  for (let index = 0; index < 5; index++) {
    const arrived = shared.arrival();
    calls.push(rejection(cms.queryAgentPrivateCalls(query, { signal: controller.signal })));
    await arrived;
  }
  controller.abort(reason);
  expect(new Set(await Promise.all(calls))).toEqual(new Set([reason]));
  expect(await free).toEqual(data);
});
