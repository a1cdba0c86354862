import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createGzip } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { createCmsClient, isClientError, ResponseTooLargeError } from "../src/index.ts";
import { callCms, callGateway, cmsPath, data, type Responder, startServer, status } from "./failing-server.ts";
import { cmsWith, keys, query, rejection, success } from "./stub.ts";

const json = { "content-type": "application/json" };
const piece = "x".repeat(2 ** 16);
const endless = 2 ** 30;

/** Streams a body while it is read, up to a gigabyte; counts the bytes written. */
function stream(code: number, zip = false) {
  const sent = { bytes: 0 };
  const responder: Responder = (response) => {
    response.writeHead(code, { ...json, ...(zip && { "content-encoding": "gzip" }) });
    const target = zip ? createGzip() : response;
    if (target !== response) target.pipe(response);
    const write = () => {
      while (sent.bytes < endless && !response.destroyed) {
        sent.bytes += piece.length;
        if (!target.write(piece)) {
          target.once("drain", write);
          return;
        }
      }
      target.end();
    };
    write();
  };
  return { sent, responder };
}

describe.each([
  [200, false],
  [200, true],
  [503, false],
  [503, true],
  [404, true],
  [401, false],
])("an endless body with HTTP %d, packed: %s", (code, zip) => {
  test("is a ResponseTooLargeError, which is not retried, and the client hangs up", async () => {
    for (const call of [callCms, callGateway]) {
      const { sent, responder } = stream(code, zip);
      const { url, requests } = await startServer(responder);
      const error = await rejection(call(url, { retries: 2 }));
      expect(error).toBeInstanceOf(ResponseTooLargeError);
      expect(isClientError(error)).toBe(true);
      expect(error).toMatchObject({ name: "ResponseTooLargeError", status: code, maxBytes: 2 ** 25, attempts: 1 });
      expect(error.message).toMatch(/^Response of more than 33554432 bytes: (POST|GET) http:\S+$/);
      expect(await requests[0]?.closed).toBe(false);
      expect(requests).toHaveLength(1);
      expect(sent.bytes).toBeLessThan(2 ** 28);
    }
  });

  test("ends a call of `raw` in the same way", async () => {
    const { responder } = stream(code, zip);
    const { url, requests } = await startServer(responder);
    const { raw } = createCmsClient({ baseUrl: url, ...keys, maxBytes: 100_000 });
    const error = await rejection(raw.POST(cmsPath, { body: query }));
    expect(error).toBeInstanceOf(ResponseTooLargeError);
    const operationId = "queryAgentPrivateCalls";
    expect(error).toMatchObject({ operationId, method: "POST", url: url + cmsPath, status: code, maxBytes: 100_000 });
    expect(await requests[0]?.closed).toBe(false);
  });
});

test("memory for an endless body is a few times `maxBytes`", async () => {
  const { responder } = stream(200, true);
  const { url } = await startServer(responder);
  const script = `
    import { createCmsClient } from ${JSON.stringify(new URL("../src/index.ts", import.meta.url).href)};
    const cms = createCmsClient(${JSON.stringify({ baseUrl: url, ...keys })});
    const before = process.resourceUsage().maxRSS;
    const name = await cms.queryAgentPrivateCalls(${JSON.stringify(query)}).catch(({ name }) => name);
    console.log(JSON.stringify({ name, grown: (process.resourceUsage().maxRSS - before) / 1024 }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
  const { name, grown } = JSON.parse(stdout);
  console.log(`${Math.round(grown)} MiB for a body that is cut off at 32 MiB`);
  expect(name).toBe("ResponseTooLargeError");
  expect(grown).toBeLessThan(250);
});

describe("a body", () => {
  const text = JSON.stringify({ resultCode: "0100000", resultDesc: data });

  test("of exactly `maxBytes` is read, one byte more is not", async () => {
    const { url } = await startServer(status(200, json, text));
    expect(await callCms(url, { maxBytes: text.length })).toEqual(data);
    expect(await rejection(callCms(url, { maxBytes: text.length - 1 }))).toMatchObject({
      name: "ResponseTooLargeError",
      maxBytes: text.length - 1,
    });
  });

  test("in pieces is put together, also in the middle of a character", async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ resultCode: "0100000", resultDesc: ["Zoë 王"] }));
    const { url } = await startServer((response) => {
      response.writeHead(200, json);
      bytes.forEach((byte, index) => void setTimeout(() => response.write(Uint8Array.of(byte)), index));
      setTimeout(() => response.end(), bytes.length + 5);
    });
    expect(await callCms(url)).toEqual(["Zoë 王"]);
  });

  test.each([
    ["without a stream", undefined],
    ["of a stream of another kind", { pipe() {} }],
  ])("%s, as some runtimes have it, is counted after it is read", async (_, body) => {
    const respond = async () =>
      ({ status: 200, ok: true, headers: new Headers(json), body, text: async () => text }) as unknown as Response;
    expect(await cmsWith(respond).call()).toEqual(data);
    const { cms, call } = cmsWith(respond, { maxBytes: 10 });
    expect(await rejection(call())).toMatchObject({ name: "ResponseTooLargeError" });
    expect(await rejection(cms.raw.POST(cmsPath, { body: query }))).toMatchObject({ name: "ResponseTooLargeError" });
  });

  test("that ignores the end of its attempt is cancelled", async () => {
    const cancel = vi.fn();
    const pull = (controller: ReadableStreamDefaultController) =>
      new Promise<void>((resolve) => setTimeout(() => resolve(controller.enqueue(new Uint8Array(1))), 5));
    const { call } = cmsWith(() => new Response(new ReadableStream({ pull, cancel })), { timeout: 1000 });
    expect(await rejection(call())).toMatchObject({ name: "TimeoutError" });
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(1), 30_000);
  });

  test("can be read in every way by `raw`, and again by a middleware", async () => {
    const { cms, call } = cmsWith(() => success(data));
    for (const parseAs of ["arrayBuffer", "blob", "stream", "text", "json"] as const) {
      const { data, response } = await cms.raw.POST(cmsPath, { body: query, parseAs });
      const given = parseAs === "json" ? JSON.stringify(data) : await new Response(data as BodyInit).text();
      expect(JSON.parse(given)).toEqual(JSON.parse(text));
      expect(response.headers.get("content-type")).toBe("application/json");
    }
    const seen: unknown[] = [];
    cms.raw.use({ onResponse: async ({ response }) => void seen.push(await response.clone().json()) });
    await call();
    await cms.raw.POST(cmsPath, { body: query });
    expect(seen).toEqual([JSON.parse(text), JSON.parse(text)]);
  });
});
