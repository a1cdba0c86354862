import { createServer as createHttpsServer } from "node:https";
import { generate } from "selfsigned";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createCmsClient, createGatewayClient } from "../src/index.ts";
import { callCms, data, listen, startServer, success as succeed } from "./failing-server.ts";
import { cmsUrl, cmsWith, gatewayUrl, gatewayWith, guid, keys, rejection, statistics, success } from "./stub.ts";

// An error says what to do next.

afterEach(() => void vi.unstubAllGlobals());

const messageOf = async (respond: () => Response) => (await rejection(cmsWith(respond, { retries: 0 }).call())).message;

test("HTTP 401 names the guide", async () => {
  expect(await messageOf(() => new Response("", { status: 401 }))).toMatch(
    /^Not authenticated, HTTP status 401: POST \S+\. The guide "401: what now" lists the causes$/,
  );
});

describe("a redirect says that it is not followed", () => {
  const redirect = (location: string | undefined, code = 302) =>
    messageOf(() => new Response(null, { status: code, headers: location === undefined ? {} : { location } }));

  test.each([
    ["https://sso.example.com/login?ticket=EXAMPLE", "https://sso.example.com"],
    ["//sso.example.com:8443/login", "https://sso.example.com:8443"],
    ["/login", cmsUrl],
    ["https://user:EXAMPLESK@sso.example.com/", "https://sso.example.com"],
  ])("and where it leads, by origin: %s", async (location, origin) => {
    for (const code of [301, 302, 303, 307, 308])
      expect(await redirect(location, code)).toMatch(
        new RegExp(
          `^Response with HTTP status ${code}: POST \\S+\\. Redirects are not followed; this one leads to ${origin}$`,
        ),
      );
  });

  test("also where the location can't be read, or a browser shows none", async () => {
    expect(await redirect("https://")).toMatch(/\. Redirects are not followed$/);
    const opaque = () => Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
    expect(await messageOf(opaque)).toMatch(/^Response with HTTP status 0: POST \S+\. Redirects are not followed$/);
    expect(await redirect(undefined, 304)).toMatch(/^Response with HTTP status 304: POST \S+$/);
  });
});

test("HTTP on an HTTPS port, and vice versa, is reported", async () => {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
  } as object);
  const port = await listen(createHttpsServer({ key, cert }));
  const error = await rejection(callCms(`http://127.0.0.1:${port}`));
  expect(error.name).toBe("NetworkError");
  expect(error.message).toMatch(/: POST \S+\. Does the port expect HTTPS\?$/);
  const { url } = await startServer(succeed);
  const other = await rejection(callCms(url.replace("http:", "https:")));
  expect(other.name).toBe("NetworkError");
  expect(other.message).toMatch(/: POST \S+\. Does the port expect HTTP\?$/);
});

test("advice on a CA depends on the code, not on a message that contains its name", async () => {
  const fail = (code: string) => () =>
    Promise.reject(Object.assign(new Error("UNABLE_TO_VERIFY_LEAF_SIGNATURE, SELF_SIGNED"), { code }));
  for (const code of ["CERT_HAS_EXPIRED", "ERR_TLS_CERT_ALTNAME_INVALID"])
    expect((await rejection(cmsWith(fail(code)).call())).message).toMatch(/^Certificate refused \(\w+\): POST \S+$/);
  expect((await rejection(cmsWith(fail("SELF_SIGNED_CERT_IN_CHAIN")).call())).message).toContain("NODE_EXTRA_CA_CERTS");
});

test("an empty option is called empty", () => {
  const both = { baseUrl: cmsUrl, ...keys };
  for (const name of ["baseUrl", "accessKey", "secretKey"])
    expect(() => createCmsClient({ ...both, [name]: "" })).toThrow(`the option \`${name}\` is empty, and not `);
  expect(() => createGatewayClient({ baseUrl: gatewayUrl, guid: "" })).toThrow("the option `guid` is empty, and not ");
});

test.each(["EXAMPLESK\n", "\nEXAMPLESK", "EXAMPLE\r\nSK"])(
  "a secret key with a line feed is refused: %j",
  (secretKey) => {
    expect(() => createCmsClient({ baseUrl: cmsUrl, accessKey: "EXAMPLEAK", secretKey })).toThrow(
      "the option `secretKey` is not a string without line breaks",
    );
  },
);

test.each([
  ['{"resultCode":"01000', "complete JSON", "truncated JSON"],
  ['{"resultCode":"0100000","resultDesc":[', "complete JSON", "truncated JSON"],
  ["{resultCode:5}", "complete JSON", "malformed JSON"],
  ["<html>", "complete JSON", "a body of another type (application/json)"],
])("%j is called what it is", async (body, expected, received) => {
  const error = await rejection(
    cmsWith(() => new Response(body, { headers: { "content-type": "application/json" } })).call(),
  );
  expect(error).toMatchObject({ name: "ResponseValidationError", issues: [{ expected, received }] });
  expect(error.message).toContain(`expected ${expected}: POST`);
});

test("a page without crypto.subtle says where there is one", async () => {
  for (const crypto of [undefined, {}]) {
    vi.stubGlobal("crypto", crypto);
    const { call, sent } = cmsWith(() => success([]));
    const error = await rejection(call());
    expect(error.name).toBe("AuthenticationError");
    expect(error.message).toMatch(/: POST \S+\. crypto\.subtle is missing: pages have it on HTTPS and localhost/);
    expect(sent).toEqual([]);
  }
});

describe("a signal without `throwIfAborted` and `reason`, as of React Native", () => {
  class Signal extends EventTarget {
    aborted = false;
  }

  function abortable() {
    const signal = new Signal();
    const abort = () => {
      signal.aborted = true;
      signal.dispatchEvent(new Event("abort"));
    };
    return { signal: signal as unknown as AbortSignal, abort };
  }

  test("ends a call with an AbortError", async () => {
    const { signal, abort } = abortable();
    const { call } = cmsWith(() => new Promise<never>(() => {}));
    const ended = rejection(call({ signal }));
    abort();
    expect(await ended).toMatchObject({ name: "AbortError", message: "The call was aborted" });
  });

  test("serves a client on a runtime that has no others", async () => {
    vi.stubGlobal(
      "AbortController",
      class {
        signal = new Signal();
        abort() {
          this.signal.aborted = true;
          this.signal.dispatchEvent(new Event("abort"));
        }
      },
    );
    expect(await cmsWith(() => success(data)).call()).toEqual(data);
    expect(await gatewayWith(() => statistics(), { guid: async () => guid }).call()).toEqual({ talktime: 1 });
    expect(await rejection(cmsWith(() => new Promise<never>(() => {}), { timeout: 10 }).call())).toMatchObject({
      name: "TimeoutError",
    });
  });
});

describe("a framework", () => {
  test("gets its own control-flow error back, unwrapped and at once", async () => {
    const error = Object.assign(new Error("Dynamic server usage"), { digest: "DYNAMIC_SERVER_USAGE" });
    for (const { call, sent } of [cmsWith(() => Promise.reject(error)), gatewayWith(() => Promise.reject(error))]) {
      expect(await rejection(call())).toBe(error);
      expect(sent).toHaveLength(1);
    }
  });

  test("gets `no-store` if the runtime supports the option", async () => {
    const { call, gateway, sent } = gatewayWith(() => statistics());
    await call();
    await gateway.raw.GET("/agentgateway/resource/calldata/{agentid}/statisticsEx", {
      params: { path: { agentid: "1" } },
    });
    vi.stubGlobal("Request", class {});
    await call();
    vi.stubGlobal("Request", undefined);
    await call();
    expect(sent.map(({ init }) => init.cache)).toEqual(["no-store", "no-store", undefined, undefined]);
  });
});
