import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type CallError, createCmsClient, createGatewayClient, services } from "../src/index.ts";
import type { ClientOptions, Fetch } from "../src/options.ts";
import { cmsUrl, gatewayUrl, keys, statistics, success } from "./stub.ts";

// Credentials and bodies appear in nothing that is printed: no message, no JSON, no inspection, no hook.

const body = { ccId: 987_654_321, vdn: 987_654_322, agentId: 987_654_323 };
const guid = "SECRET-GUID-4714.AgentGateway0";
const cookie = "session=SECRET-COOKIE-4715; other=1";
const responded = "SECRET-RESPONSE-4716";
const renewed = "SECRET-RENEWED-4717";
const secrets = [
  keys.secretKey,
  "SECRET_NAME",
  guid,
  cookie,
  "SECRET-COOKIE-4715",
  responded,
  renewed,
  "987654321",
  "987654322",
  "987654323",
];

/** Everything that was sent as credentials, too. */
const sent: string[] = [];
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

const leaky = (url: string, init: RequestInit): Error =>
  Object.assign(new TypeError(`could not send ${JSON.stringify(init.headers)} ${init.body}`), {
    request: { url, init },
    config: init,
    code: `E_${(init.headers as Record<string, string>).Guid}`,
    name: `Sent${(init.headers as Record<string, string>).Guid}`,
    cause: Object.assign(
      new Error(`with ${url.startsWith(cmsUrl) ? keys.secretKey : ""} sent ${JSON.stringify(init)}`),
      { init },
    ),
  });

const failures: Record<string, (url: string, init: RequestInit) => Promise<Response>> = {
  "a failure code": async () =>
    Response.json({ resultCode: "0100002", resultDesc: responded, retcode: "100-007", message: responded }),
  "a failure code of no table": async () =>
    Response.json({ resultCode: "0999999", resultDesc: responded, retcode: "999-999", message: responded }),
  "a code that means not authenticated": async () =>
    Response.json({
      resultCode: "0101003",
      retcode: services.gateway.unauthenticated[0],
      message: responded,
      resultDesc: responded,
    }),
  "HTTP 401": async () => new Response(responded, { status: 401 }),
  "HTTP 403 with a page": async () => new Response(`<p>${responded}</p>`, { status: 403 }),
  "HTML with HTTP 200": async () => new Response(`<p>${responded}</p>`),
  "JSON of another shape": async () =>
    Response.json({ resultCode: 5, retcode: 5, resultDesc: responded, result: responded }),
  "a success that the validators refuse": async () =>
    Response.json({
      resultCode: services.cms.success,
      retcode: services.gateway.success,
      resultDesc: responded,
      result: responded,
    }),
  "a fetch that throws what it sent": async (url, init) => {
    throw leaky(url, init);
  },
  "a fetch that throws no error": async (_, init) => {
    throw JSON.stringify(init);
  },
  "a body that breaks": async () =>
    new Response(
      new ReadableStream({
        start: (controller) => controller.error(new Error("at the end")),
      }),
    ),
  "no response in time": () => new Promise(() => {}),
};

function clients(fetch: Fetch, more: Partial<ClientOptions> = {}) {
  const options: Omit<ClientOptions, "baseUrl"> = {
    timeout: 500,
    retries: 1,
    headers: { cookie },
    onRequest: (request) => hooked.push(request),
    onResponse: (response) => hooked.push(response),
    onRetry: (retry) => hooked.push(retry),
    ...more,
    fetch: (url, init) => {
      const { Authorization, Guid } = init.headers as Record<string, string>;
      sent.push(...[Authorization?.slice(Authorization.lastIndexOf("/") + 1), Guid].filter((one) => one !== undefined));
      return fetch(url, init);
    },
  };
  return {
    cms: createCmsClient({ ...options, ...keys, baseUrl: cmsUrl }),
    gateway: createGatewayClient({ ...options, baseUrl: gatewayUrl, guid, onGuid: () => {} }),
  };
}

const check = Object.assign(() => false, {
  issues: (value: unknown) => [
    {
      path: ["SECRET_NAME"],
      keyword: "additionalProperties",
      expected: "string",
      received: JSON.stringify(value),
      message: JSON.stringify(value),
    },
  ],
});
const refusing = {
  queryAgentPrivateCalls: { request: check, response: check },
  queryAgentCallStatistics: { parameters: check, response: check },
};

afterEach(() => {
  vi.restoreAllMocks();
  sent.length = 0;
  hooked.length = 0;
});

function expectNothingPrinted(errors: unknown[]) {
  for (const value of [...errors, ...hooked])
    for (const secret of [...secrets, ...sent]) expect(text(value)).not.toContain(secret);
}

describe.each(Object.keys(failures))("after %s", (name) => {
  test.each(name.includes("validators") ? [true] : [false, true])(
    "nothing printed holds a secret (validation %s)",
    async (validation) => {
      vi.spyOn(Math, "random").mockReturnValue(0);
      const { cms, gateway } = clients(
        failures[name] as Fetch,
        validation ? { validate: refusing, validationMode: "response" } : {},
      );
      const errors = [
        await cms.queryAgentPrivateCalls(body).catch((error) => error),
        await gateway.queryAgentCallStatistics({ agentid: "101" }).catch((error) => error),
      ];
      for (const error of errors)
        expect(error).toMatchObject({
          url: expect.stringMatching(/^https:/),
          method: /^(GET|POST)$/.exec(error.method)?.[0],
        });
      expect(hooked.length).toBeGreaterThan(1);
      expect(sent.length).toBeGreaterThan(1);
      expectNothingPrinted(errors);
    },
  );
});

test("nor after a request that breaks the contract", async () => {
  const { cms, gateway } = clients(async () => success([]), { validate: refusing });
  const errors = [
    await cms.queryAgentPrivateCalls(body).catch((error) => error),
    await gateway.queryAgentCallStatistics({ agentid: "101" }).catch((error) => error),
  ];
  for (const error of errors) expect(error).toMatchObject({ name: "RequestValidationError", attempts: 0 });
  expect(sent).toEqual([]);
  expectNothingPrinted(errors);
});

test("nor after a GUID source that fails with one", async () => {
  let calls = 0;
  const source = () => {
    calls++;
    if (calls > 1) throw new Error(`can't renew ${guid}`);
    return guid;
  };
  const client = createGatewayClient({ baseUrl: gatewayUrl, guid: source, fetch: async () => statistics() });
  await client.queryAgentCallStatistics({ agentid: "101" });
  const error = await client.queryAgentCallStatistics({ agentid: "101" }).catch((error) => error);
  expect(error.cause.message).toBe("can't renew [redacted]");
  expectNothingPrinted([error]);
});

test("nor in a client itself, nor in what hooks see of a renewed GUID", async () => {
  const { cms, gateway } = clients(async () =>
    statistics({ headers: { "Set-GUID": `JSESSIONID=${renewed}`, "set-cookie": cookie } }),
  );
  await gateway.queryAgentCallStatistics({ agentid: "101" });
  await gateway.queryAgentCallStatistics({ agentid: "101" });
  expect(sent).toEqual([guid, renewed]);
  expectNothingPrinted([cms, gateway, cms.raw, gateway.raw]);
});

test("what an error holds back is there for those who read it", async () => {
  const { cms } = clients(failures["a failure code"] as Fetch);
  expect((await cms.queryAgentPrivateCalls(body).catch((error) => error)).serviceMessage).toBe(responded);
  const page = clients(failures["HTTP 403 with a page"] as Fetch).cms;
  expect((await page.queryAgentPrivateCalls(body).catch((error) => error)).text).toBe(`<p>${responded}</p>`);
  const odd = clients(failures["a success that the validators refuse"] as Fetch, {
    validate: refusing,
    validationMode: "response",
  }).cms;
  expect((await odd.queryAgentPrivateCalls(body).catch((error) => error)).issues[0].received).toContain(responded);
});
