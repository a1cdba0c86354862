import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { services } from "../src/index.ts";
import { redact } from "../src/redact.ts";
import { callCms, startServer, status } from "./failing-server.ts";
import { cmsWith, gatewayWith, rejection, success } from "./stub.ts";

// Forms of credentials that a server or a `fetch` may produce and that must not be printed.

const guid = "EXAMPLE0-aBcD-4714-9999-000000000001.AgentGateway1";
const key = "tenant1-SUPER-EXAMPLESK";

const printed = (error: unknown) =>
  [String(error), JSON.stringify(error), inspect(error, { depth: 9, showHidden: true })].join("\n");

describe("redact", () => {
  test.each([
    ["the longest secret first", ["tenant1", key], `sent ${key}.`, "sent [redacted]."],
    ["whatever the order", [key, "tenant1"], `sent ${key} and tenant1.`, "sent [redacted] and [redacted]."],
    ["in another case", [guid], guid.toUpperCase(), "[redacted]"],
    ["percent-encoded", ["EXAMPLE/a b"], "EXAMPLE%2Fa%20b", "[redacted]"],
    ["percent-encoded in lower case", ["EXAMPLE/a b"], "EXAMPLE%2fa%20b", "[redacted]"],
    ["cut off", [guid], `"${guid.slice(0, 20)}…"`, '"[redacted]"'],
    ["without its suffix", [guid], guid.slice(0, 36), "[redacted]"],
    ["with special characters", ["a+b(c)*[d]"], "xa+b(c)*[d]y", "x[redacted]y"],
    ["of several lines", ['{"a":1,\n"b": "some \\"text\\""}'], '<{"a":1,\n"b": "some \\"text\\""}>', "<[redacted]>"],
    ["but no text of few characters", ["1", "ab"], "127.0.0.1 ab", "127.0.0.1 ab"],
  ])("hides secrets: %s", (_, secrets, text, expected) => {
    expect(redact(text, secrets)).toBe(expected);
  });
});

/** What an error or a hook says of a call whose `fetch` throws, or whose server responds, what it makes of the request. */
async function echoes(form: (headers: Record<string, string>, body: string) => string) {
  const hooked: unknown[] = [];
  const hook = (argument: unknown) => void hooked.push(argument);
  const headers = { "proxy-authorization": "Bearer EXAMPLE-bearer-token-0001", "x-tenant": "tenant1" };
  const options = { retries: 0, headers, onRequest: hook, onResponse: hook };
  const errors: unknown[] = [];
  const forms: ((text: string) => Response)[] = [
    (text) => {
      throw new TypeError(`could not send: ${text}`);
    },
    (text) => Response.json({ resultCode: text, retcode: text, resultDesc: text, message: text }),
    (text) => new Response(text, { status: 503, headers: { "content-type": `text/${text}`, via: text, server: text } }),
    (text) => new Response(text, { headers: { "content-type": `text/${text}`, "x-request-id": text } }),
    (text) => new Response(null, { status: 302, headers: { location: `https://${text}.example.com/${text}` } }),
  ];
  for (const respond of forms) {
    const fetch = async (_: string, init: RequestInit) =>
      respond(form(init.headers as Record<string, string>, String(init.body ?? "")));
    errors.push(await rejection(cmsWith([], { ...options, fetch, secretKey: key }).call()));
    errors.push(await rejection(gatewayWith([], { ...options, fetch, guid }).call()));
  }
  return {
    errors,
    printed: [...errors, ...hooked].map(printed).join("\n"),
    read: errors as { [name: string]: unknown }[],
  };
}

const credentials = ({ Authorization, Guid }: Record<string, string>) => Authorization ?? Guid ?? "";
const signature = (headers: Record<string, string>) => credentials(headers).split("/").at(-1) ?? "";

describe("no error and no hook shows", () => {
  test.each<[what: string, form: (headers: Record<string, string>, body: string) => string, secret: RegExp]>([
    ["a Bearer token", (headers) => headers["proxy-authorization"]?.slice(7) ?? "", /bearer-token/],
    ["the credentials", credentials, /auth-v2|aBcD-4714/],
    ["the credentials cut off", (headers) => credentials(headers).slice(0, 60), /auth-v2|aBcD-4714/],
    ["the credentials percent-encoded", (headers) => encodeURIComponent(credentials(headers)), /auth-v2|aBcD-4714/],
    ["the credentials in another case", (headers) => credentials(headers).toUpperCase(), /AUTH-V2|ABCD-4714/],
    ["the GUID without its suffix", (headers) => credentials(headers).replace(/\..*/, ""), /aBcD-4714/],
    ["a part of the signature", (headers) => signature(headers).slice(0, 40), /[0-9a-f]{40}|aBcD-4714/],
    ["a secret key that begins like another header", ({ Guid }) => Guid ?? key, /SUPER/],
  ])("%s, which the server or `fetch` repeats", async (_, form, secret) => {
    const { printed, read } = await echoes(form);
    expect(printed).toContain("[redacted]");
    expect(printed).not.toMatch(secret);
    for (const { text, serviceMessage, issues } of read)
      expect([text, serviceMessage, inspect(issues, { depth: 9 })].join()).not.toMatch(secret);
  });
});

test("values from a server are truncated: code, error message, media type, text, issues", async () => {
  const long = "x".repeat(100_000);
  const { url } = await startServer(
    status(200, { "content-type": "application/json" }, JSON.stringify({ resultCode: long, resultDesc: long })),
    status(403, { "content-type": `text/${long.slice(0, 8000)}` }, long),
    status(200, { "content-type": `text/${long.slice(0, 8000)}` }, long),
    status(200, { "content-type": "application/json" }, JSON.stringify({ [services.cms.code]: services.cms.success })),
  );
  const issue = { path: [long, 0], keyword: "type", expected: "string", received: long, message: long };
  const validate = {
    queryAgentPrivateCalls: { response: Object.assign(() => false, { issues: () => [issue] }) },
  };
  const errors = [await rejection(callCms(url)), await rejection(callCms(url)), await rejection(callCms(url))];
  errors.push(await rejection(callCms(url, { validate })));
  expect(errors.map(({ name }) => name)).toEqual([
    ...["ServiceError", "HttpError", "ResponseValidationError", "ResponseValidationError"],
  ]);
  for (const error of errors) {
    const { text, serviceMessage, issues } = error as never;
    expect(printed(error).length).toBeLessThan(10_000);
    expect(JSON.stringify([text, serviceMessage, issues]).length).toBeLessThan(2000);
  }
});

test("hooks show harmless header values unchanged", async () => {
  const seen: unknown[] = [];
  const onResponse = ({ headers }: { headers: object }) => void seen.push(headers);
  const respond = () => {
    const response = success([]);
    response.headers.set("via", "1.1 proxy");
    return response;
  };
  const headers = { "x-request-id": "EXAMPLE-4711" };
  await cmsWith(respond, { onRequest: onResponse, onResponse, headers }).call();
  expect(seen.shift()).toMatchObject(headers);
  expect(seen).toMatchObject([{ via: "1.1 proxy", "content-type": "application/json" }]);
});
