import { describe, expect, test, vi } from "vitest";
import { createCmsClient, type HttpRequest } from "../src/index.ts";
import { authorization } from "../src/sign.ts";
import { cmsPath, data, startServer, status, success as succeed } from "./failing-server.ts";
import { cmsUrl, cmsWith, keys, noResponse, query, rejection, stub, success } from "./stub.ts";

const refuse = () => new Response("", { status: 401 });
const header = "auth-v2/EXAMPLEAK/2024-08-02T00:00:00Z/host/0123456789abcdef0123456789abcdef";

describe("a custom signer", () => {
  test("gets each request exactly as sent, and returns the header Authorization", async () => {
    const { url, requests } = await startServer(status(503, { "retry-after": "0" }), succeed);
    const seen: HttpRequest[] = [];
    const authorize = async (request: HttpRequest) => {
      seen.push(request);
      const { method, url, body } = request;
      const { host, pathname } = new URL(url);
      const signed = await authorization({
        method,
        path: pathname,
        headers: { host },
        body,
        ...keys,
        date: new Date(),
      });
      return signed.authorization;
    };
    const cms = createCmsClient({ baseUrl: url, authorize, headers: { "x-trace": "1" } });
    expect(await cms.queryAgentPrivateCalls(query)).toEqual(data);
    await cms.raw.POST(cmsPath, { body: query, headers: { authorization: "mine" } });
    expect(seen).toHaveLength(3);
    for (const [index, { method, url: own, headers, body, signal }] of seen.entries()) {
      const got = requests[index];
      expect([method, own, body]).toEqual([got?.method, url + got?.path, got?.body]);
      expect(headers).toEqual({ "content-type": got?.headers["content-type"], "x-trace": "1" });
      expect(signal.aborted).toBe(false);
      expect(got?.headers.authorization).toMatch(/^auth-v2\/EXAMPLEAK\/.*\/host\/[0-9a-f]{64}$/);
    }
  });

  test("may return the header synchronously, and change its copy of the request", async () => {
    const { sent, fetch } = stub(() => success(data));
    const authorize = (request: HttpRequest) => {
      Object.assign(request, { url: "https://elsewhere.example.com", body: "changed" });
      Object.assign(request.headers, { "x-added": "1" });
      return header;
    };
    await createCmsClient({ baseUrl: cmsUrl, authorize, fetch }).queryAgentPrivateCalls(query);
    expect(sent).toMatchObject([{ url: cmsUrl + cmsPath, init: { body: JSON.stringify(query) } }]);
    expect(sent[0]?.headers).toEqual({ "content-type": expect.any(String), Authorization: header });
  });

  test.each([
    ["fails", () => Promise.reject(new Error(`no way to sign ${JSON.stringify(query)}`)), "no way to sign [redacted]"],
    ["gives nothing", () => undefined, "the option `authorize` returned no header"],
    ["gives two lines", () => "a\nb", "the option `authorize` returned no header"],
  ])("that %s is an AuthenticationError, and nothing is sent", async (_, authorize, message) => {
    const { sent, fetch } = stub(() => success(data));
    const cms = createCmsClient({ baseUrl: cmsUrl, authorize: authorize as () => string, fetch });
    const error = await rejection(cms.queryAgentPrivateCalls(query));
    expect(error).toMatchObject({ name: "AuthenticationError", attempts: 0, cause: { message } });
    expect(sent).toEqual([]);
  });

  test("that hangs ends the call in time", async () => {
    const cms = createCmsClient({ baseUrl: cmsUrl, authorize: noResponse, timeout: 20 });
    expect(await rejection(cms.queryAgentPrivateCalls(query))).toMatchObject({ name: "TimeoutError" });
  });

  test("has no keys beside it, and its credentials are in nothing that is printed", async () => {
    const authorize = () => header;
    expect(() => createCmsClient({ baseUrl: cmsUrl, authorize, ...keys } as never)).toThrow(
      "unknown option `accessKey`",
    );
    expect(() => createCmsClient({ baseUrl: cmsUrl, authorize: header } as never)).toThrow(
      "`authorize` is not a function",
    );
    const fetch = () => Promise.reject(new Error(`sent ${header}`));
    const cms = createCmsClient({ baseUrl: cmsUrl, authorize, fetch, retries: 0 });
    expect(await rejection(cms.queryAgentPrivateCalls(query))).toMatchObject({ cause: { message: "sent [redacted]" } });
  });
});

describe("after refused signatures in a row", () => {
  test("nothing more is signed and sent, because more of them lock the address", async () => {
    const { call, cms, sent } = cmsWith(refuse);
    for (let times = 0; times < 3; times++) expect(await rejection(call())).toMatchObject({ status: 401 });
    const error = await rejection(call());
    expect(error).toMatchObject({ name: "AuthenticationError", attempts: 0 });
    expect(error).not.toHaveProperty("status");
    expect(error.message).toMatch(
      /^Not authenticated, nothing was sent: POST \S+\. 3 consecutive signatures were refused, and more may lock this address\. /,
    );
    await expect(cms.raw.POST(cmsPath, { body: query })).rejects.toThrow("3 consecutive signatures were refused");
    expect(sent).toHaveLength(3);
  });

  test("the option sets the limit, for `raw` and custom signers, too", async () => {
    const authorize = vi.fn(() => header);
    const { sent, fetch } = stub(refuse);
    const cms = createCmsClient({ baseUrl: cmsUrl, authorize, fetch, maxRefusals: 2 });
    await cms.raw.POST(cmsPath, { body: query });
    await rejection(cms.queryAgentPrivateCalls(query));
    await rejection(cms.queryAgentPrivateCalls(query));
    expect([sent.length, authorize.mock.calls.length]).toEqual([2, 2]);
    for (const maxRefusals of [0, 1.5, "3", null])
      expect(() => createCmsClient({ baseUrl: cmsUrl, ...keys, maxRefusals } as never)).toThrow("`maxRefusals`");
  });

  test("a success resets the count, another failure does not", async () => {
    const other = () => new Response("", { status: 404 });
    const { call, sent } = cmsWith([refuse, refuse, () => success([]), refuse, other, refuse, other, refuse, refuse]);
    for (let times = 0; times < 9; times++) await call().catch(() => {});
    expect(sent).toHaveLength(8);
  });
});

describe("HTTP 403", () => {
  const locked = () => new Response("", { status: 403, headers: { "retry-after": "0" } });

  test("is not retried, unless the option of the client or of the call says so", async () => {
    expect(await rejection(cmsWith(locked).call())).toMatchObject({ status: 403, attempts: 1 });
    const { call, sent } = cmsWith([locked, locked, () => success(data)], { retryStatuses: [403] });
    expect(await call()).toEqual(data);
    expect(sent).toHaveLength(3);
    expect(await cmsWith([locked, () => success(data)]).call({ retryStatuses: [403] })).toEqual(data);
    const error = await rejection(cmsWith(locked, { retryStatuses: [403] }).call({ retryStatuses: [] }));
    expect(error).toMatchObject({ attempts: 1 });
  });

  test.each([[403], [[401]], [[200]], [[600]], [["403"]], [null]])("retryStatuses: %j is refused", (retryStatuses) => {
    expect(() => cmsWith([], { retryStatuses } as never)).toThrow("`retryStatuses`");
  });
});
