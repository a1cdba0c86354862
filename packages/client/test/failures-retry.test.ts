import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { services } from "../src/index.ts";
import { delayAfter, wait } from "../src/retry.ts";
import {
  callCms,
  closedUrl,
  cut,
  data,
  type Responder,
  reset,
  startServer,
  status,
  success,
} from "./failing-server.ts";
import { cmsWith, gatewayWith, rejection, statistics, success as succeed } from "./stub.ts";

// With a factor of 0, there is no wait.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const transient = [408, 429, 500, 502, 503, 504];
const failed =
  (status: number, headers = {}) =>
  () =>
    new Response(null, { status, headers });

describe("is retried until it succeeds", () => {
  test.each(transient)("HTTP status %d of both services", async (code) => {
    const cms = cmsWith([failed(code), () => succeed(data)], { retries: 1 });
    expect(await cms.call()).toEqual(data);
    expect(cms.sent).toHaveLength(2);
    const gateway = gatewayWith([failed(code), () => statistics()], { retries: 1 });
    expect(await gateway.call()).toEqual({ talktime: 1 });
    expect(gateway.sent).toHaveLength(2);
  });

  test("twice by default, after different failures of the connection", async () => {
    const { url, requests } = await startServer(reset, cut, success);
    expect(await callCms(url, { retries: undefined })).toEqual(data);
    expect(requests).toHaveLength(3);
  });
});

describe("is never retried", () => {
  test("any other HTTP status of an error", async () => {
    const others = Array.from({ length: 200 }, (_, index) => 400 + index).filter((code) => !transient.includes(code));
    for (const code of others)
      expect(await rejection(cmsWith(failed(code)).call())).toMatchObject({ status: code, attempts: 1 });
  });

  const json = { headers: { "retry-after": "0" } };
  test.each([
    ["ServiceError", cmsWith(() => Response.json({ [services.cms.code]: "0100002" }, json))],
    ["AuthenticationError", gatewayWith(() => Response.json({ retcode: services.gateway.unauthenticated[0] }, json))],
    ["ResponseValidationError", cmsWith(() => new Response("<html>", json))],
    ["ResponseValidationError", cmsWith(() => Response.json({}, json))],
  ])("a %s, even where the response has Retry-After", async (name, { call, sent }) => {
    expect(await rejection(call())).toMatchObject({ name, attempts: 1 });
    expect(sent).toHaveLength(1);
  });
});

describe("attempts", () => {
  test.each([0, 1, 2, 5])(
    "are one more than %d retries, and the last failure is the one that is thrown",
    async (retries) => {
      const { call, sent } = cmsWith([...Array.from({ length: retries }, () => failed(500)), failed(503)], { retries });
      expect(await rejection(call())).toMatchObject({ status: 503, attempts: retries + 1 });
      expect(sent).toHaveLength(retries + 1);
      expect(await rejection(callCms(await closedUrl(), { retries }))).toMatchObject({ attempts: retries + 1 });
    },
  );

  test("count up to the one whose failure is final", async () => {
    expect(await rejection(cmsWith([failed(503), failed(404)]).call())).toMatchObject({ status: 404, attempts: 2 });
  });

  test("have the time limit each, not all together", async () => {
    const slowly =
      (responder: Responder): Responder =>
      (response) =>
        void setTimeout(() => responder(response), 1000);
    const { url, requests } = await startServer(slowly(status(503)), slowly(status(503)), slowly(success));
    expect(await callCms(url, { retries: 2, timeout: 2900 })).toEqual(data);
    expect(requests).toHaveLength(3);
  });

  test("are signed again, each at its own time, with the same body", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2024-08-02T00:00:00Z") });
    const onRetry = () => vi.setSystemTime(Date.now() + 1000);
    const { call, sent } = cmsWith([failed(503), failed(503), () => succeed(data)], { onRetry });
    expect(await call()).toEqual(data);
    const parts = sent.map(({ headers }) => String(headers.Authorization).split("/"));
    const seconds = [0, 1, 2].map((second) => `2024-08-02T00:00:0${second}Z`);
    expect(parts.map(([, , timestamp]) => timestamp)).toEqual(seconds);
    expect(new Set(parts.map((part) => part.at(-1))).size).toBe(3);
    expect(new Set(sent.map(({ init }) => init.body)).size).toBe(1);
  });
});

describe("the wait between attempts", () => {
  /** Delays before each retry, which the hook receives, and how long the call took. */
  async function delays(...responses: (() => Response)[]) {
    const seen: number[] = [];
    const options = { retries: responses.length, onRetry: ({ delay }: { delay: number }) => seen.push(delay) };
    const begin = performance.now();
    await cmsWith([...responses, () => succeed(data)], options).call();
    return { seen, took: performance.now() - begin };
  }

  test("is as long as Retry-After says, by a date, which has no parts of a second, too", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2024-08-02T00:00:00.900Z") });
    const { seen, took } = await delays(
      failed(503, { "retry-after": "0" }),
      failed(429, { "retry-after": "Fri, 02 Aug 2024 00:00:01 GMT" }),
    );
    expect(seen).toEqual([0, 100]);
    // Timers may be early by part of a millisecond.
    expect(took).toBeGreaterThan(98);
  });

  test("is a part of a bound that doubles, where no Retry-After is given", async () => {
    vi.mocked(Math.random).mockReturnValue(0.02);
    const { seen } = await delays(failed(500), failed(502), failed(503, { "retry-after": "soon" }));
    expect(seen).toEqual([5, 10, 20]);
  });

  test("leaves no timer behind where a signal ends it", async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = timers();
    const controller = new AbortController();
    const waiting = wait(60_000, [controller.signal]);
    expect(timers()).toBe(before + 1);
    controller.abort();
    await expect(waiting).rejects.toBeDefined();
    expect(timers()).toBe(before);
  });
});

describe("delayAfter", () => {
  const now = new Date("2024-08-02T00:00:00Z");
  const after = (milliseconds: number) => new Date(now.getTime() + milliseconds).toUTCString();
  beforeEach(() => void vi.mocked(Math.random).mockReturnValue(0.5));

  test.each<[string, number]>([
    ["0", 0],
    ["7", 7000],
    ["60", 60_000],
    ["61", 60_000],
    ["99999999999999999999", 60_000],
    [after(0), 0],
    [after(9000), 9000],
    [after(60_000), 60_000],
    [after(61_000), 60_000],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 60_000],
    [after(-1000), 0],
    ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
    ["Sun Nov  6 08:49:37 1994", 0],
  ])("follows Retry-After %j, for a minute at most: %d", (retryAfter, expected) => {
    expect(delayAfter(1, retryAfter, now)).toBe(expected);
  });

  test.each([
    ...[null, "", "soon", "later today", "NaN", "-5", "1.5", "+3", "1, 2", "soon 5"],
    ...["Fri, 99 Foo 2024", "Fri, 99 Foo 2024 00:00:00 GMT", "in Fri, 02 Aug 2024 00:00:09 GMT"],
  ])("ignores Retry-After %j", (retryAfter) => {
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
    for (const part of [0, 0.25, 1 - 2 ** -53]) {
      vi.mocked(Math.random).mockReturnValue(part);
      expect(delayAfter(attempts, null, now)).toBeCloseTo(bound * part);
    }
  });
});
