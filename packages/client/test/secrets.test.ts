import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type CallError, type ClientOptions, services } from "../src/index.ts";
import { cmsWith, gatewayWith, keys, noResponse, rejection, statistics, success, urlOf } from "./stub.ts";

// Credentials and bodies appear in nothing that is printed: no message, no JSON, no inspection, no hook.

const body = { ccId: 987_654_321, vdn: 987_654_322, agentId: 987_654_323 };
const guid = "SECRET-GUID-4714.AgentGateway0";
const cookie = "session=SECRET-COOKIE-4715; other=1";
const responded = "SECRET-RESPONSE-4716";
const renewed = "SECRET-RENEWED-4717";
const secrets = [
  ...[keys.secretKey, "SECRET_NAME", guid, cookie, "SECRET-COOKIE-4715", responded, renewed],
  ...Object.values(body).map(String),
];

const hooked: unknown[] = [];

function text(value: unknown): string {
  const error = value as Partial<CallError>;
  return [
    String(value),
    error.stack,
    error.message,
    JSON.stringify(value),
    inspect(value),
    inspect(value, { depth: 20, showHidden: true }),
    inspect(error.cause, { depth: 20 }),
    JSON.stringify(error.cause),
    (error.cause as Error | undefined)?.stack,
  ].join("\n");
}

const headersOf = (init: RequestInit) => init.headers as Record<string, string>;

const leaky = (url: string, init: RequestInit): Error =>
  Object.assign(new TypeError(`could not send ${JSON.stringify(init.headers)} ${init.body}`), {
    request: { url, init },
    config: init,
    code: `E_${headersOf(init).Guid}`,
    name: `Sent${headersOf(init).Guid}`,
    cause: Object.assign(new Error(`with ${headersOf(init).Guid ? "" : keys.secretKey} sent ${JSON.stringify(init)}`), {
      init,
    }),
  });

/** A response of both services. */
const respond = (resultCode: unknown, retcode: unknown) => async () =>
  Response.json({ resultCode, retcode, resultDesc: responded, message: responded, result: responded });

const failures: Record<string, (url: string, init: RequestInit) => Promise<Response>> = {
  "a failure code": respond("0100002", "100-007"),
  "a failure code of no table": respond("0999999", "999-999"),
  "a code that means not authenticated": respond("0101003", services.gateway.unauthenticated[0]),
  "HTTP 401": async () => new Response(responded, { status: 401 }),
  "HTTP 403 with a page": async () => new Response(`<p>${responded}</p>`, { status: 403 }),
  "HTML with HTTP 200": async () => new Response(`<p>${responded}</p>`),
  "JSON of another shape": respond(5, 5),
  "a success that the validators refuse": respond(services.cms.success, services.gateway.success),
  "a fetch that throws what it sent": async (url, init) => {
    throw leaky(url, init);
  },
  "a fetch that throws no error": async (_, init) => {
    throw JSON.stringify(init);
  },
  "a body that breaks": async () =>
    new Response(new ReadableStream({ start: (controller) => controller.error(new Error("at the end")) })),
  "no response in time": noResponse,
};

/** A call of each service by this `fetch`, and all credentials that were sent. */
function calls(fetch: (url: string, init: RequestInit) => Promise<Response>, more: Partial<ClientOptions> = {}) {
  const sent: string[] = [];
  const hook = (argument: unknown) => void hooked.push(argument);
  const options: Partial<ClientOptions> = {
    ...{
      timeout: fetch === noResponse ? 200 : 30_000,
      retries: 1,
      headers: { cookie },
      onRequest: hook,
      onResponse: hook,
      onRetry: hook,
    },
    ...more,
    fetch: (url, init) => {
      const { Authorization, Guid = "" } = headersOf(init);
      sent.push(Authorization ? Authorization.slice(Authorization.lastIndexOf("/") + 1) : Guid);
      return fetch(url, init);
    },
  };
  const { cms } = cmsWith([], options);
  const { gateway, call } = gatewayWith([], { ...options, guid });
  return { sent, cms, gateway, callCms: () => cms.queryAgentPrivateCalls(body), callGateway: () => call() };
}

const check = Object.assign(() => false, {
  issues: (value: unknown) => {
    const [received, message] = [JSON.stringify(value), JSON.stringify(value)];
    return [{ path: ["SECRET_NAME"], keyword: "additionalProperties", expected: "string", received, message }];
  },
});
const refusing = {
  queryAgentPrivateCalls: { request: check, response: check },
  queryAgentCallStatistics: { parameters: check, response: check },
};

afterEach(() => {
  vi.restoreAllMocks();
  hooked.length = 0;
});

function expectNothingPrinted(values: unknown[], sent: string[] = []) {
  for (const value of [...values, ...hooked])
    for (const secret of [...secrets, ...sent]) expect(text(value)).not.toContain(secret);
}

describe.each(Object.entries(failures))("after %s", (name, fetch) => {
  test.each(name.includes("validators") ? [true] : [false, true])(
    "nothing printed contains a secret (validation %s)",
    async (validation) => {
      vi.spyOn(Math, "random").mockReturnValue(0);
      const options = validation ? { validate: refusing, validationMode: "response" as const } : {};
      const { sent, callCms, callGateway } = calls(fetch, options);
      const errors = [await rejection(callCms()), await rejection(callGateway())];
      expect(errors).toMatchObject([{ method: "POST" }, { method: "GET" }]);
      expect(hooked.length).toBeGreaterThan(1);
      expect(sent.length).toBeGreaterThan(1);
      expectNothingPrinted(errors, sent);
    },
  );
});

test("nor after a request that breaks the contract", async () => {
  const { sent, callCms, callGateway } = calls(async () => success([]), { validate: refusing });
  const errors = [await rejection(callCms()), await rejection(callGateway())];
  for (const error of errors) expect(error).toMatchObject({ name: "RequestValidationError", attempts: 0 });
  expect(sent).toEqual([]);
  expectNothingPrinted(errors);
});

test("nor after a GUID source that fails with one", async () => {
  const source = vi
    .fn(() => guid)
    .mockImplementation(() => {
      throw new Error(`can't renew ${guid}`);
    });
  const { call } = gatewayWith(() => statistics(), { guid: source.mockReturnValueOnce(guid) });
  await call();
  const error = await rejection(call());
  expect(error.cause?.message).toBe("can't renew [redacted]");
  expectNothingPrinted([error]);
});

test("nor in a client itself, nor in what hooks see of a renewed GUID", async () => {
  const headers = { "Set-GUID": `JSESSIONID=${renewed}`, "set-cookie": cookie };
  const { sent, cms, gateway, callGateway } = calls(async () => statistics({ headers }));
  await callGateway();
  await callGateway();
  expect(sent).toEqual([guid, renewed]);
  expectNothingPrinted([cms, gateway, cms.raw, gateway.raw], sent);
});

test("a header of few characters does not mangle the cause", async () => {
  const message = "connect ECONNREFUSED 127.0.0.1:1";
  const { call } = cmsWith(() => Promise.reject(new Error(message)), { retries: 0, headers: { "x-tenant": "1" } });
  expect(await rejection(call())).toMatchObject({ url: urlOf("queryAgentPrivateCalls"), cause: { message } });
});

test("what is not printed of an error can be read", async () => {
  const errorOf = (name: string, options = {}) => rejection(calls(failures[name] as never, options).callCms());
  expect(await errorOf("a failure code")).toMatchObject({ serviceMessage: responded });
  expect(await errorOf("HTTP 403 with a page")).toMatchObject({ text: `<p>${responded}</p>` });
  const options = { validate: refusing, validationMode: "response" };
  expect(await errorOf("a success that the validators refuse", options)).toMatchObject({
    issues: [{ received: expect.stringContaining(responded) }],
  });
});
