import { describe, expect, test } from "vitest";
import { AuthenticationError, HttpError, ServiceError, services } from "../src/index.ts";
import { callCms, callGateway, ok, rejection, startServer, status, success } from "./failing-server.ts";

const html = { "content-type": "text/html; charset=utf-8" };

/** Codes of a service that mean a failure, and what they mean. */
function failures(service: "cms" | "gateway"): [code: string, meaning: string][] {
  const { codes, success } = services[service];
  return Object.entries<string>(codes.meanings).filter(([code]) => code !== success);
}

const notAuthenticated: readonly string[] = services.gateway.unauthenticated;
const others = failures("gateway").filter(([code]) => !notAuthenticated.includes(code));

describe("inside HTTP 200", () => {
  const { cms, gateway } = services;

  test.each(failures("cms"))("failure code %s of CC-CMS is a ServiceError", async (code, meaning) => {
    const { url } = await startServer(ok({ [cms.code]: code, [cms.message]: "error message of the vendor" }));
    const error = await rejection(callCms(url));
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ code, meaning, serviceMessage: "error message of the vendor", attempts: 1 });
  });

  test.each(others)("failure code %s of CC-Gateway is a ServiceError", async (code, meaning) => {
    const { url } = await startServer(ok({ [gateway.code]: code, [gateway.message]: "error message of the vendor" }));
    const error = await rejection(callGateway(url));
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ code, meaning, serviceMessage: "error message of the vendor", attempts: 1 });
  });

  test.each(notAuthenticated)("code %s of CC-Gateway is an AuthenticationError that means it", async (code) => {
    const { url } = await startServer(ok({ [gateway.code]: code, [gateway.message]: "" }));
    const error = await rejection(callGateway(url));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ code, status: 200, meaning: gateway.codes.describe(code) });
    expect(error.message).toContain(`failure code ${code} (`);
  });

  test("a code that no table lists is a ServiceError without a meaning", async () => {
    const { url } = await startServer(ok({ [cms.code]: "9999999" }));
    expect(await rejection(callCms(url))).toMatchObject({
      name: "ServiceError",
      code: "9999999",
      meaning: undefined,
      serviceMessage: "",
    });
  });

  test("a failure code counts whatever else the response lacks or holds", async () => {
    const body = { [cms.code]: "0100002", [cms.message]: { of: "another kind" }, more: true };
    const { url } = await startServer(status(200, html, JSON.stringify(body)));
    expect(await rejection(callCms(url))).toBeInstanceOf(ServiceError);
  });
});

describe("by HTTP status", () => {
  test.each([
    ["CC-CMS", callCms],
    ["CC-Gateway", callGateway],
  ])("401 of %s is an AuthenticationError, whatever its body", async (_, call) => {
    for (const body of ["", "<html>", "{}"]) {
      const { url } = await startServer(status(401, html, body));
      const error = await rejection(call(url));
      expect(error).toBeInstanceOf(AuthenticationError);
      expect(error).toMatchObject({ status: 401 });
      expect([error.code, "meaning" in error]).toEqual([undefined, false]);
    }
  });

  test.each([403, 418, 502])("a firewall's page with %d is told by status, media type and text", async (code) => {
    const page = "<html><body>The request was blocked. Event 0000</body></html>";
    const { url } = await startServer(status(code, html, page));
    const error = await rejection(callCms(url));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: code, contentType: html["content-type"], text: page });
    expect(error.message).toMatch(new RegExp(`^Response with HTTP status ${code}: POST `));
    expect(error.message).not.toContain("blocked");
  });

  test.each([
    ["of letters", `${"x".repeat(200)}y`, "x".repeat(200)],
    ["of exactly that length", "x".repeat(200), "x".repeat(200)],
    ["of emoji", "😀".repeat(300), "😀".repeat(200)],
    ["with an emoji as the last one kept", `${"x".repeat(199)}😀y`, `${"x".repeat(199)}😀`],
    ["with an emoji as the first one left out", `${"x".repeat(200)}😀`, "x".repeat(200)],
  ])("of a text %s the first 200 characters are kept, none of them halved", async (_, page, kept) => {
    const { url } = await startServer(status(403, html, page));
    expect(await rejection(callCms(url))).toMatchObject({ text: kept });
  });

  test.each([500, 304, 204])("%d without a body is a HttpError with an empty text", async (code) => {
    const { url } = await startServer(status(code));
    const error = await rejection(callGateway(url));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: code, contentType: "", text: "" });
  });

  test.each([201, 202, 206])("%d is a HttpError even where its body would be a success", async (code) => {
    const { url } = await startServer((response) => {
      response.statusCode = code;
      response.end(JSON.stringify({ [services.cms.code]: services.cms.success, [services.cms.data]: [] }));
    });
    expect(await rejection(callCms(url))).toMatchObject({ name: "HttpError", status: code });
  });

  test.each([301, 302, 303, 307, 308])(
    "a redirect by %d is not followed, so no one else sees credentials",
    async (code) => {
      const other = await startServer(success);
      const { url, requests } = await startServer(status(code, { location: `${other.url}/elsewhere` }));
      for (const call of [callCms, callGateway])
        expect(await rejection(call(url, { headers: { cookie: "a=b" }, retries: 2 }))).toMatchObject({
          name: "HttpError",
          status: code,
          attempts: 1,
        });
      expect(requests).toHaveLength(2);
      expect(other.requests).toEqual([]);
    },
  );
});
