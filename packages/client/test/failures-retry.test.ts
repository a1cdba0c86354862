import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { services } from "../src/index.ts";
import { delayAfter, wait } from "../src/retry.ts";
import {
  callCms,
  callGateway,
  closedUrl,
  cut,
  data,
  gatewaySuccess,
  ok,
  type Responder,
  rejection,
  reset,
  startServer,
  status,
  success,
} from "./failing-server.ts";

// No part of a bound is no wait at all.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const transient = [408, 429, 500, 502, 503, 504];

describe("is tried again until it succeeds", () => {
  test.each(transient)("HTTP status %d of both services", async (code) => {
    const cms = await startServer(status(code, {}, "busy"), success);
    expect(await callCms(cms.url, { retries: 1 })).toEqual(data);
    expect(cms.requests).toHaveLength(2);
    const gateway = await startServer(status(code), gatewaySuccess);
    expect(await callGateway(gateway.url, { retries: 1 })).toEqual({});
    expect(gateway.requests).toHaveLength(2);
  });

  test.each<[string, Responder]>([
    ["a connection reset before the head", reset],
    ["a connection cut in the middle of a body", cut],
    ["a flood of headers", (response) => response.writeHead(200, { "x-flood": "x".repeat(2 ** 16) }).end()],
  ])("%s", async (_, responder) => {
    const { url, requests } = await startServer(responder, success);
    expect(await callCms(url, { retries: 1 })).toEqual(data);
    expect(requests).toHaveLength(2);
  });

  test("twice where the caller says nothing, and after different failures", async () => {
    const { url, requests } = await startServer(reset, status(503), success);
    expect(await callCms(url, { retries: undefined })).toEqual(data);
    expect(requests).toHaveLength(3);
  });
});

describe("is never tried again", () => {
  // The runtime's `fetch` makes a failure of the network of 407, and sends a request anew after 421.
  const others = [407, 421, ...transient];
  const statuses = Array.from({ length: 200 }, (_, index) => 400 + index).filter((code) => !others.includes(code));

  test("any other HTTP status of an error", async () => {
    const { url, requests } = await startServer(
      ...(statuses.map((code) => status(code)) as [Responder, ...Responder[]]),
    );
    for (const code of statuses)
      expect(await rejection(callCms(url, { retries: 2 }))).toMatchObject({ status: code, attempts: 1 });
    expect(requests).toHaveLength(statuses.length);
    expect(statuses).toEqual(expect.arrayContaining([400, 401, 403, 404, 422]));
  });

  const { cms } = services;
  test.each<[string, Responder, string]>([
    ["a failure code", ok({ [cms.code]: "0100002", [cms.message]: "" }), "ServiceError"],
    ["a response that is not JSON", status(200, {}, "<html>"), "ResponseValidationError"],
    ["a response of another shape", ok({}), "ResponseValidationError"],
    [
      "a failure code, even where the response says when to come again",
      status(200, { "retry-after": "0" }, "{}"),
      "ResponseValidationError",
    ],
  ])("%s", async (_, responder, name) => {
    const { url, requests } = await startServer(responder);
    expect(await rejection(callCms(url, { retries: 2 }))).toMatchObject({ name, attempts: 1 });
    expect(requests).toHaveLength(1);
  });

  test.each(services.gateway.unauthenticated)("code %s, which means not authenticated", async (code) => {
    const { url, requests } = await startServer(ok({ [services.gateway.code]: code }));
    expect(await rejection(callGateway(url, { retries: 2 }))).toMatchObject({ code, attempts: 1 });
    expect(requests).toHaveLength(1);
  });

  test("anything, with `retries: 0`", async () => {
    for (const responder of [...transient.map((code) => status(code)), reset, cut]) {
      const { url, requests } = await startServer(responder, success);
      expect(await rejection(callCms(url, { retries: 0 }))).toMatchObject({ attempts: 1 });
      expect(requests).toHaveLength(1);
    }
  });
});

describe("attempts", () => {
  test.each([0, 1, 2, 5])(
    "are one more than %d retries, and the last failure is the one that is thrown",
    async (retries) => {
      const { url, requests } = await startServer(
        ...(Array.from({ length: retries }, () => status(500)) as [Responder]),
        status(503),
      );
      expect(await rejection(callCms(url, { retries }))).toMatchObject({ status: 503, attempts: retries + 1 });
      expect(requests).toHaveLength(retries + 1);
      expect(await rejection(callCms(await closedUrl(), { retries }))).toMatchObject({ attempts: retries + 1 });
    },
  );

  test("count up to the one whose failure is final", async () => {
    const { url } = await startServer(status(503), status(404));
    expect(await rejection(callCms(url, { retries: 2 }))).toMatchObject({ status: 404, attempts: 2 });
  });

  test("have the time limit each, not all together", async () => {
    const slowly =
      (responder: Responder): Responder =>
      (response) =>
        void setTimeout(() => responder(response), 400);
    const { url, requests } = await startServer(slowly(status(503)), slowly(status(503)), slowly(success));
    expect(await callCms(url, { retries: 2, timeout: 3000 })).toEqual(data);
    expect(requests).toHaveLength(3);
  });

  test("are signed afresh, each at its own time, with the same body", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2024-08-02T00:00:00Z") });
    const { url, requests } = await startServer(status(503), status(503), success);
    const onRetry = () => vi.setSystemTime(Date.now() + 1000);
    expect(await callCms(url, { retries: 2, onRetry })).toEqual(data);
    const parts = requests.map(({ headers }) => String(headers.authorization).split("/"));
    expect(parts.map(([, , timestamp]) => timestamp)).toEqual([
      "2024-08-02T00:00:00Z",
      "2024-08-02T00:00:01Z",
      "2024-08-02T00:00:02Z",
    ]);
    expect(new Set(parts.map((part) => part.at(-1))).size).toBe(3);
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
  });
});

describe("the wait between attempts", () => {
  /** Delays before each retry, as the hook is told. */
  async function delays(responders: [Responder, ...Responder[]], retries = responders.length): Promise<number[]> {
    const { url } = await startServer(...responders, success);
    const seen: number[] = [];
    await callCms(url, { retries, onRetry: ({ delay }) => seen.push(delay) });
    return seen;
  }

  test("is as long as Retry-After says in seconds, for a minute at most", async () => {
    expect(await delays([status(503, { "retry-after": "0" })])).toEqual([0]);
    const { url } = await startServer(status(429, { "retry-after": "3600" }));
    const controller = new AbortController();
    const onRetry = vi.fn(() => void setTimeout(() => controller.abort()));
    await rejection(callCms(url, { retries: 1, signal: controller.signal, onRetry }));
    expect(onRetry).toHaveBeenCalledWith(expect.objectContaining({ delay: 60_000 }));
  });

  test("is as long as Retry-After says by a date, which has no parts of a second", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2024-08-02T00:00:00.900Z") });
    const begin = performance.now();
    expect(await delays([status(503, { "retry-after": "Fri, 02 Aug 2024 00:00:01 GMT" })])).toEqual([100]);
    // Timers may be early by part of a millisecond.
    expect(performance.now() - begin).toBeGreaterThan(98);
    expect(await delays([status(503, { "retry-after": "Fri, 02 Aug 2024 00:00:00 GMT" })])).toEqual([0]);
  });

  test("is a part of a bound that doubles, where no Retry-After is given", async () => {
    vi.mocked(Math.random).mockReturnValue(0.02);
    expect(await delays([status(500), reset, status(503, { "retry-after": "soon" })])).toEqual([5, 10, 20]);
  });
});

test("a wait that a signal ends leaves no timer behind", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  const controller = new AbortController();
  const waiting = wait(60_000, [controller.signal]);
  expect(timers()).toBe(before + 1);
  controller.abort();
  await expect(waiting).rejects.toBeDefined();
  expect(timers()).toBe(before);
});

describe("delayAfter", () => {
  const now = new Date("2024-08-02T00:00:00Z");
  const after = (milliseconds: number) => new Date(now.getTime() + milliseconds).toUTCString();

  test.each<[string, number]>([
    ["0", 0],
    ["7", 7000],
    ["60", 60_000],
    ["61", 60_000],
    ["3600", 60_000],
    ["99999999999999999999", 60_000],
    [after(0), 0],
    [after(9000), 9000],
    [after(60_000), 60_000],
    [after(61_000), 60_000],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 60_000],
    [after(-1000), 0],
    ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
    ["Sun Nov  6 08:49:37 1994", 0],
  ])("does as Retry-After %j says, for a minute at most: %d", (retryAfter, expected) => {
    vi.mocked(Math.random).mockReturnValue(0.5);
    expect(delayAfter(1, retryAfter, now)).toBe(expected);
  });

  test.each([
    null,
    "",
    "soon",
    "later today",
    "NaN",
    "Fri, 99 Foo 2024",
    "Fri, 99 Foo 2024 00:00:00 GMT",
    "-5",
    "in Fri, 02 Aug 2024 00:00:09 GMT",
    "1.5",
    "+3",
    "1, 2",
    "soon 5",
  ])("takes no notice of Retry-After %j", (retryAfter) => {
    vi.mocked(Math.random).mockReturnValue(0.5);
    expect(delayAfter(1, retryAfter, now)).toBe(125);
  });

  test.each([
    [1, 250],
    [2, 500],
    [3, 1000],
    [6, 8000],
    [7, 10_000],
    [5000, 10_000],
  ])("after attempt %d is any part of %d ms", (attempts, bound) => {
    expect(delayAfter(attempts, null, now)).toBe(0);
    vi.mocked(Math.random).mockReturnValue(0.25);
    expect(delayAfter(attempts, null, now)).toBe(bound / 4);
    vi.mocked(Math.random).mockReturnValue(1 - 2 ** -53);
    expect(delayAfter(attempts, null, now)).toBeCloseTo(bound);
  });
});
