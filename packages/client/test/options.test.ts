import { describe, expect, test } from "vitest";
import { createCmsClient, createGatewayClient, operations } from "../src/index.ts";

const cms = { baseUrl: "https://cms.example.com:28443", accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK" };
const gateway = { baseUrl: "https://gateway.example.com:8043", guid: "EXAMPLE-GUID.AgentGateway0" };

const check = Object.assign(() => true, { issues: () => [] });

const both: Record<string, unknown[]> = {
  baseUrl: [
    undefined,
    null,
    "",
    5,
    "cms.example.com",
    "ftp://cms.example.com",
    "https://",
    "https://a:b@cms.example.com",
    "https://cms.example.com?a=b",
    "https://cms.example.com?",
    "https://cms.example.com#a",
    "https://cms.example.com:99999",
    " https://cms.example.com",
  ],
  timeout: [null, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "1000"],
  retries: [null, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "2"],
  signal: [null, {}, "abort"],
  headers: [
    null,
    "cookie: a",
    { "a b": "1" },
    { a: "line\nbreak" },
    { a: 1 },
    { Host: "a" },
    new Headers({ cookie: "a=b" }),
    new Map([["cookie", "a=b"]]),
    { "Content-Type": "a" },
    { Authorization: "a" },
    { guid: "a" },
  ],
  fetch: [null, "fetch", {}],
  validate: [
    null,
    true,
    "operations",
    {},
    operations,
    { request: check, response: check },
    { queryAgentDetails: { response: () => true } },
  ],
  validationMode: [null, "all", ["both"]],
  onRequest: [null, true],
  onResponse: [null, true],
  onRetry: [null, true],
  retry: [1],
};
const ofCms: Record<string, unknown[]> = {
  accessKey: [undefined, null, "", "a/b", "a b", "a\n", "ä", 5],
  secretKey: [undefined, null, "", 5],
  signedHeaders: [null, "host", ["a b"], [5], ["authorization"], ["Authorization"], ["x-trace"]],
  timestamp: [null, "minutes", true],
  guid: ["EXAMPLE"],
};
const ofGateway: Record<string, unknown[]> = {
  guid: [undefined, null, "", " ", "a\nb", "ä", 5],
  onGuid: [null, "log"],
  accessKey: ["EXAMPLEAK"],
};

function list(values: Record<string, unknown[]>): [string, unknown][] {
  return Object.entries(values).flatMap(([name, wrong]) => wrong.map((value): [string, unknown] => [name, value]));
}

test.each(list({ ...both, ...ofCms }))("createCmsClient refuses %s: %j, and names it", (name, value) => {
  const create = () => createCmsClient({ ...cms, [name]: value } as never);
  expect(create).toThrow(TypeError);
  expect(create).toThrow(new RegExp(`^createCmsClient: .*\`${name}\``));
});

test.each(list({ ...both, ...ofGateway }))("createGatewayClient refuses %s: %j, and names it", (name, value) => {
  const create = () => createGatewayClient({ ...gateway, [name]: value } as never);
  expect(create).toThrow(TypeError);
  expect(create).toThrow(new RegExp(`^createGatewayClient: .*\`${name}\``));
});

test.each([undefined, null, "https://cms.example.com"])("options that are none, %j, are refused", (options) => {
  expect(() => createCmsClient(options as never)).toThrow("createCmsClient: expected options");
});

test("what an option holds is not told", () => {
  const create = () => createCmsClient({ ...cms, accessKey: "EXAMPLE/SECRET" });
  expect(create).toThrow(
    "createCmsClient: the option `accessKey` is not a text of visible ASCII characters, none of them /",
  );
});

describe("a call", () => {
  test.each(list({ timeout: [0], retries: [-1], signal: [{}], headers: [{ guid: "a" }], onRetry: [() => {}] }))(
    "refuses %s: %j, and names it",
    async (name, value) => {
      const call = createCmsClient(cms).queryAgentPrivateCalls({ ccId: 1, vdn: 1, agentId: 101 }, {
        [name]: value,
      } as never);
      await expect(call).rejects.toThrow(TypeError);
      await expect(call).rejects.toThrow(new RegExp(`^queryAgentPrivateCalls: .*\`${name}\``));
    },
  );
});

test("what the caller changes after the factory has no effect", async () => {
  const sent: string[] = [];
  const fetch = async (url: string) => {
    sent.push(url);
    return Response.json({});
  };
  const options = { ...cms, fetch };
  const client = createCmsClient(options);
  options.baseUrl = "http://elsewhere.example.com";
  await client.queryAgentPrivateCalls({ ccId: 1, vdn: 1, agentId: 101 }).catch(() => {});
  expect(sent).toEqual([cms.baseUrl + operations.queryAgentPrivateCalls.path]);
});

test("all options together are taken, and those that are undefined, too", () => {
  const options = {
    timeout: 1,
    retries: 0,
    signal: new AbortController().signal,
    headers: { cookie: "a=b", "x-empty": "" },
    fetch: globalThis.fetch,
    validate: { queryAgentDetails: { request: check, response: check } },
    validationMode: "request" as const,
    onRequest: () => {},
    onResponse: () => {},
    onRetry: () => {},
  };
  const signedHeaders = ["host", "Cookie", "content-length", "content-type"];
  createCmsClient({ ...cms, ...options, signedHeaders, timestamp: "milliseconds" });
  createGatewayClient({ ...gateway, ...options, guid: () => "EXAMPLE", onGuid: () => {} });
  createCmsClient({ ...cms, timeout: undefined, signedHeaders: undefined });
  createGatewayClient({ ...gateway, onGuid: undefined });
});
