import { expect, test, vi } from "vitest";
import { createCmsClient, createGatewayClient, NetworkError } from "../src/index.ts";
import { agent, cmsUrl, gatewayUrl, keys, query, statistics, stub, success, urlOf } from "./stub.ts";

// What ends a call between two steps of it.

const reason = new Error("the caller has had enough");
const info = { operationId: "queryAgentPrivateCalls" as const, method: "POST", url: cmsUrl, attempts: 1 };

test("a signal ends a call while it waits for the GUID, and nothing is sent", async () => {
  const { sent, fetch } = stub(() => statistics());
  const controller = new AbortController();
  const gateway = createGatewayClient({ baseUrl: gatewayUrl, guid: () => new Promise(() => {}), fetch });
  const call = gateway.queryAgentCallStatistics(agent, { signal: controller.signal });
  controller.abort(reason);
  await expect(call).rejects.toBe(reason);
  expect(sent).toEqual([]);
});

test("a signal ends a call while it is signed, and nothing is sent", async () => {
  const { sent, fetch } = stub(() => success([]));
  const controller = new AbortController();
  const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, signal: controller.signal });
  const call = cms.queryAgentPrivateCalls(query);
  controller.abort(reason);
  await expect(call).rejects.toBe(reason);
  expect(sent).toEqual([]);
});

test("a signal that a hook aborts before the request ends the call, and nothing is sent", async () => {
  const { sent, fetch } = stub(() => success([]));
  const controller = new AbortController();
  const onRequest = () => controller.abort(reason);
  const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, onRequest, signal: controller.signal });
  await expect(cms.queryAgentPrivateCalls(query)).rejects.toBe(reason);
  expect(sent).toEqual([]);
});

test("a signal that a hook aborts before the wait ends the call at once", async () => {
  const { sent, fetch } = stub(() => new Response("", { status: 503, headers: { "retry-after": "60" } }));
  const controller = new AbortController();
  const onRetry = () => controller.abort(reason);
  const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, onRetry, signal: controller.signal });
  await expect(cms.queryAgentPrivateCalls(query)).rejects.toBe(reason);
  expect(sent).toHaveLength(1);
});

test("of two signals, the reason of the one that was aborted first counts", async () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const fetch = () => new Promise<never>(() => {});
  const onRequest = () =>
    setTimeout(() => {
      other.abort(reason);
      one.abort(new Error("too late"));
    }, 5);
  const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, onRequest, signal: one.signal });
  await expect(cms.queryAgentPrivateCalls(query, { signal: other.signal })).rejects.toBe(reason);
});

test("a reason that is the error of another call is not tried again", async () => {
  const controller = new AbortController();
  const failure = new NetworkError(info, undefined);
  const onRetry = vi.fn();
  const cms = createCmsClient({
    baseUrl: cmsUrl,
    ...keys,
    fetch: () => new Promise<never>(() => {}),
    onRequest: () => setTimeout(() => controller.abort(failure), 5),
    onRetry,
    signal: controller.signal,
  });
  await expect(cms.queryAgentPrivateCalls(query)).rejects.toBe(failure);
  expect(onRetry).not.toHaveBeenCalled();
});

test("a response that comes after the end of its attempt is cancelled", async () => {
  const cancel = vi.fn();
  const fetch = async () => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    return new Response(new ReadableStream({ cancel }));
  };
  const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, timeout: 300 });
  await expect(cms.queryAgentPrivateCalls(query)).rejects.toMatchObject({ name: "TimeoutError" });
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(1), 10_000);
});

test("words of the URL are not taken for those of a certificate", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const fetch = vi.fn(async () => {
    throw new TypeError("fetch failed");
  });
  const cms = createCmsClient({ baseUrl: `${cmsUrl}/CERT/UNABLE_TO_VERIFY`, ...keys, fetch });
  const error = await cms.queryAgentPrivateCalls(query).catch((error) => error);
  vi.restoreAllMocks();
  expect(fetch).toHaveBeenCalledTimes(3);
  expect(error.message).toMatch(/^Request failed: POST \S+$/);
});

test("an error that is its own cause is told like any other", async () => {
  const error = new Error("a");
  error.cause = error;
  const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch: () => Promise.reject(error), retries: 0 });
  await expect(cms.queryAgentPrivateCalls(query)).rejects.toMatchObject({
    name: "NetworkError",
    cause: { message: "a" },
  });
});

test("a header of few characters does not mangle the cause", async () => {
  const fetch = () => Promise.reject(new Error("connect ECONNREFUSED 127.0.0.1:1"));
  const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, retries: 0, headers: { "x-tenant": "1" } });
  const error = await cms.queryAgentPrivateCalls(query).catch((error) => error);
  expect(error.cause.message).toBe("connect ECONNREFUSED 127.0.0.1:1");
  expect(error.url).toBe(urlOf("queryAgentPrivateCalls"));
});
