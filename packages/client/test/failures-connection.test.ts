import { describe, expect, test } from "vitest";
import { type Fetch, NetworkError, TimeoutError } from "../src/index.ts";
import {
  callCms,
  callGateway,
  closedUrl,
  cut,
  data,
  drip,
  type Responder,
  rejection,
  reset,
  silence,
  startServer,
  status,
  success,
} from "./failing-server.ts";

describe("is a NetworkError with the runtime's own error as its cause", () => {
  test("a refused connection", async () => {
    const error = await rejection(callCms(await closedUrl()));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ code: "ECONNREFUSED", attempts: 1 });
    expect(error.message).toMatch(/^Request failed \(ECONNREFUSED\): POST /);
    expect(error.cause).toMatchObject({ cause: { code: "ECONNREFUSED" } });
  });

  test.each<[what: string, responder: Responder, code: string | undefined]>([
    ["a connection reset before the head", reset, "ECONNRESET"],
    ["a connection closed before the head", (response) => response.destroy(), "UND_ERR_SOCKET"],
    ["a connection cut in the middle of a body", cut, "UND_ERR_SOCKET"],
    [
      "a head longer than the runtime takes",
      (response) => response.writeHead(200, { "x-flood": "x".repeat(2 ** 16) }).end(),
      "UND_ERR_HEADERS_OVERFLOW",
    ],
    ["a response that is not HTTP", (response) => response.socket?.end("SSH-2.0-example\r\n"), undefined],
    [
      "a length that is none",
      (response) => response.socket?.end("HTTP/1.1 200 OK\r\ncontent-length: long\r\n\r\n{}"),
      undefined,
    ],
  ])("%s", async (_, responder, code) => {
    const { url, requests } = await startServer(responder);
    for (const call of [callCms, callGateway]) {
      const error = await rejection(call(url));
      expect(error).toBeInstanceOf(NetworkError);
      expect(error).toMatchObject({ code, attempts: 1 });
      expect(error.cause).toBeInstanceOf(Error);
      expect(error.message).not.toMatch(/certificate|trust/i);
    }
    // The runtime doesn't repeat a request on its own, so attempts count what was sent.
    expect(requests).toHaveLength(2);
  });
});

describe("is a TimeoutError, and the connection is given up", () => {
  test.each([
    ["a head that never comes", silence],
    ["a body that drips on past the time limit", drip],
    ["a body that stops", (response) => response.writeHead(200).write("{")],
    [
      "a failure whose body drips on past the time limit",
      (response) => {
        response.writeHead(503).flushHeaders();
        response.write("x");
      },
    ],
  ] satisfies [string, Responder][])("%s", async (_, responder) => {
    const { url, requests } = await startServer(responder);
    const begin = performance.now();
    const error = await rejection(callCms(url, { timeout: 800 }));
    // Timers may be early by part of a millisecond.
    expect(performance.now() - begin).toBeGreaterThan(798);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ timeout: 800, attempts: 1 });
    expect(error.message).toMatch(/^No complete response within 800 ms: POST /);
    expect(await requests[0]?.closed).toBe(false);
  });

  test("also with retries left: the time was up, and the caller's patience is", async () => {
    const { url, requests } = await startServer(silence);
    expect(await rejection(callCms(url, { timeout: 500, retries: 2 }))).toMatchObject({ attempts: 1 });
    expect(requests).toHaveLength(1);
  });
});

describe("a fetch of the caller's own", () => {
  /** A call that sends by this, to no server at all. */
  const callBy = (fetch: Fetch, timeout = 30_000) => rejection(callCms("http://cms.invalid", { fetch, timeout }));

  test("that ignores the signal still times out, before the head and in the body", async () => {
    const never = new Promise<never>(() => {});
    const slowBody = Object.assign(new Response(), { text: () => never });
    for (const fetch of [() => never, async () => slowBody])
      expect(await callBy(fetch, 50)).toBeInstanceOf(TimeoutError);
  });

  test("that fails after the time was up leaves no unhandled rejection", async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", listen);
    const late = () => new Promise<never>((_, reject) => setTimeout(() => reject(new Error("late")), 60));
    expect(await callBy(late, 20)).toBeInstanceOf(TimeoutError);
    expect(await callBy(async () => Object.assign(new Response(), { text: late }), 20)).toBeInstanceOf(TimeoutError);
    await new Promise((resolve) => setTimeout(resolve, 100));
    process.off("unhandledRejection", listen);
    expect(unhandled).toEqual([]);
  });

  test("that throws instead of returning a promise is a NetworkError like any other", async () => {
    const error = await callBy(() => {
      throw Object.assign(new Error("no way"), { code: "NO_WAY" });
    });
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ code: "NO_WAY", cause: { message: "no way" } });
  });

  test.each([["a text"], [undefined], [null], [{ code: "SOME" }], [42]])(
    "that throws %j, which is no Error, is a NetworkError without code and cause",
    async (thrown) => {
      const error = await callBy(() => Promise.reject(thrown));
      expect(error).toBeInstanceOf(NetworkError);
      expect(error.code).toBeUndefined();
      expect("cause" in error).toBe(false);
      expect(error.message).toMatch(/^Request failed: POST /);
    },
  );

  test("that gives something else than a Response is a NetworkError", async () => {
    expect(await callBy(async () => undefined as unknown as Response)).toBeInstanceOf(NetworkError);
  });

  test("is the one that sends, and gets the signal that ends the attempt", async () => {
    const { url } = await startServer(success, status(404));
    let signal: AbortSignal | null | undefined;
    const fetch: Fetch = (address, init) => {
      signal = init.signal;
      return globalThis.fetch(address, init);
    };
    expect(await callCms(url, { fetch })).toEqual(data);
    expect(signal?.aborted).toBe(false);
  });
});
