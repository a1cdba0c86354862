import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Fetch, NetworkError, TimeoutError } from "../src/index.ts";
import {
  callCms,
  callGateway,
  closedUrl,
  cut,
  drip,
  type Responder,
  reset,
  startServer,
  status,
} from "./failing-server.ts";
import { cmsUrl, cmsWith, noResponse, rejection, success } from "./stub.ts";

afterEach(() => void vi.restoreAllMocks());

const gzipped = { "content-type": "application/json", "content-encoding": "gzip" };

describe("is a NetworkError with the runtime's own error as its cause", () => {
  test("a refused connection", async () => {
    const error = await rejection(callCms(await closedUrl()));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ code: "ECONNREFUSED", attempts: 1, cause: { cause: { code: "ECONNREFUSED" } } });
    expect(error.message).toMatch(/^Request failed \(ECONNREFUSED\): POST /);
  });

  test.each<[what: string, responder: Responder, code: string | undefined]>([
    ["a connection reset before the head", reset, "ECONNRESET"],
    ["a connection closed before the head", (response) => response.destroy(), "UND_ERR_SOCKET"],
    ["a connection cut in the middle of a body", cut, "UND_ERR_SOCKET"],
    [
      "a head longer than the runtime takes",
      status(200, { "x-flood": "x".repeat(2 ** 16) }),
      "UND_ERR_HEADERS_OVERFLOW",
    ],
    ["a response that is not HTTP", (response) => response.socket?.end("SSH-2.0-example\r\n"), undefined],
    ["gzip that is plain text", status(200, gzipped, "{}"), "Z_DATA_ERROR"],
  ])("%s", async (_, responder, code) => {
    const { url, requests } = await startServer(responder);
    for (const call of [callCms, callGateway]) {
      const error = await rejection(call(url));
      expect(error).toBeInstanceOf(NetworkError);
      expect(error).toMatchObject({ code, attempts: 1 });
      expect(error.cause).toBeInstanceOf(Error);
      expect(error.message).not.toMatch(/certificate|trust/i);
    }
    // The runtime doesn't retry a request on its own, so attempts count what was sent.
    expect(requests).toHaveLength(2);
  });
});

test("gzip that is broken off is an error of the client", async () => {
  const body = gzipSync(await success([]).text()).subarray(0, 30);
  const { url } = await startServer((response) => response.writeHead(200, gzipped).end(body));
  // Some runtimes fail because the stream has no end, others give what they could unpack.
  expect(["ResponseValidationError", "NetworkError"]).toContain((await rejection(callCms(url))).name);
});

test.each([301, 302, 303, 307, 308])(
  "a redirect by %d is not followed, so no one else sees credentials",
  async (code) => {
    const other = await startServer(status(200));
    const { url, requests } = await startServer(status(code, { location: `${other.url}/elsewhere` }));
    for (const call of [callCms, callGateway]) {
      const error = await rejection(call(url, { headers: { cookie: "a=b" }, retries: 2 }));
      expect(error).toMatchObject({ name: "HttpError", status: code, attempts: 1 });
    }
    expect(requests).toHaveLength(2);
    expect(other.requests).toEqual([]);
  },
);

describe("is a TimeoutError, and the connection is given up", () => {
  test.each<[what: string, responder: Responder]>([
    ["a head that never comes", () => {}],
    ["a body that drips on past the time limit", drip],
    ["a body that stops", (response) => response.writeHead(200).write("{")],
    ["a failure whose body stops", (response) => response.writeHead(503).write("x")],
  ])("%s, also with retries left", async (_, responder) => {
    const { url, requests } = await startServer(responder);
    const begin = performance.now();
    const error = await rejection(callCms(url, { timeout: 800, retries: 2 }));
    // Timers may be early by part of a millisecond.
    expect(performance.now() - begin).toBeGreaterThan(798);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ timeout: 800, attempts: 1 });
    expect(error.message).toMatch(/^No complete response within 800 ms: POST /);
    expect(await requests[0]?.closed).toBe(false);
    expect(requests).toHaveLength(1);
  });
});

describe("a custom fetch", () => {
  const callBy = (fetch: Fetch, timeout = 30_000) => rejection(cmsWith([], { fetch, timeout, retries: 0 }).call());

  test("that ignores the signal still times out, before the head and in the body", async () => {
    const slowBody = Object.assign(new Response(), { text: noResponse });
    for (const fetch of [noResponse, async () => slowBody])
      expect(await callBy(fetch, 50)).toBeInstanceOf(TimeoutError);
  });

  test("that responds after the end of its attempt has its response cancelled", async () => {
    const cancel = vi.fn();
    const fetch = async () => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      return new Response(new ReadableStream({ cancel }));
    };
    expect(await callBy(fetch, 300)).toBeInstanceOf(TimeoutError);
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(1), 10_000);
  });

  test("that fails after the time was up leaves no unhandled rejection", async () => {
    const listen = vi.fn();
    process.on("unhandledRejection", listen);
    const late = () => new Promise<never>((_, reject) => setTimeout(() => reject(new Error("late")), 60));
    expect(await callBy(late, 20)).toBeInstanceOf(TimeoutError);
    expect(await callBy(async () => Object.assign(new Response(), { text: late }), 20)).toBeInstanceOf(TimeoutError);
    await new Promise((resolve) => setTimeout(resolve, 100));
    process.off("unhandledRejection", listen);
    expect(listen).not.toHaveBeenCalled();
  });

  test("that throws instead of returning a promise is a NetworkError like any other", async () => {
    const error = await callBy(() => {
      throw Object.assign(new Error("no way"), { code: "NO_WAY" });
    });
    expect(error).toMatchObject({ name: "NetworkError", code: "NO_WAY", cause: { message: "no way" } });
  });

  test("that throws an error that is its own cause is a NetworkError like any other", async () => {
    const own = new Error("a");
    own.cause = own;
    expect(await callBy(() => Promise.reject(own))).toMatchObject({ name: "NetworkError", cause: { message: "a" } });
  });

  test.each([["a text"], [undefined], [null], [{ code: "SOME" }]])(
    "that throws %j, which is not an Error, is a NetworkError without code and cause",
    async (thrown) => {
      const error = await callBy(() => Promise.reject(thrown));
      expect(error).toBeInstanceOf(NetworkError);
      expect([error.code, "cause" in error]).toEqual([undefined, false]);
      expect(error.message).toMatch(/^Request failed: POST /);
    },
  );

  test("that returns something other than a Response is a NetworkError", async () => {
    expect(await callBy(async () => undefined as unknown as Response)).toBeInstanceOf(NetworkError);
  });
});

test("a URL that names a certificate does not make one of another failure", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const baseUrl = `${cmsUrl}/CERT/UNABLE_TO_VERIFY`;
  const { call, sent } = cmsWith(() => Promise.reject(new TypeError("fetch failed")), { baseUrl });
  expect((await rejection(call())).message).toMatch(/^Request failed: POST \S+$/);
  expect(sent).toHaveLength(3);
});
