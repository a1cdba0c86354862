import { expect, test } from "vitest";
import { createCmsClient, createGatewayClient, operations } from "../src/index.ts";
import { checkWith, cmsUrl, cmsWith, gatewayUrl, guid, keys, query, rejection, stub, success } from "./stub.ts";

const cms = { baseUrl: cmsUrl, ...keys };
const gateway = { baseUrl: gatewayUrl, guid };

const check = checkWith();

const both: Record<string, unknown[]> = {
  baseUrl: [
    ...[undefined, null, "", 5, "cms.example.com", "ftp://cms.example.com", "https://", " https://cms.example.com"],
    ...[
      "a:b@cms.example.com",
      "cms.example.com?a=b",
      "cms.example.com?",
      "cms.example.com#a",
      "cms.example.com:99999",
    ].map((rest) => `https://${rest}`),
  ],
  timeout: [null, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "1000"],
  retries: [null, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "2"],
  signal: [null, {}, "abort"],
  headers: [
    ...[null, "cookie: a", new Headers({ cookie: "a=b" }), new Map([["cookie", "a=b"]])],
    ...[{ "a b": "1" }, { a: "line\nbreak" }, { a: 1 }],
    ...[{ Host: "a" }, { "Content-Type": "a" }, { Authorization: "a" }, { guid: "a" }],
  ],
  fetch: [null, "fetch", {}],
  maxBytes: [null, 0, -1, 1.5, Number.NaN, 2 ** 28 + 1, "1000"],
  validate: [
    ...[null, true, "operations", {}, operations],
    ...[{ request: check, response: check }, { queryAgentDetails: { response: () => true } }],
  ],
  validationMode: [null, "all", ["both"]],
  onRequest: [null, true],
  onResponse: [null, true],
  onRetry: [null, true],
  retry: [1],
  rejectUnauthorized: [false],
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

const cases = [
  ...list({ ...both, ...ofCms }).map((given) => ["createCmsClient", ...given] as const),
  ...list({ ...both, ...ofGateway }).map((given) => ["createGatewayClient", ...given] as const),
];
test.each(cases)("%s refuses %s: %j, and names it", (factory, name, value) => {
  const create = () =>
    factory === "createCmsClient"
      ? createCmsClient({ ...cms, [name]: value } as never)
      : createGatewayClient({ ...gateway, [name]: value } as never);
  expect(create).toThrow(TypeError);
  expect(create).toThrow(new RegExp(`^${factory}: .*\`${name}\``));
});

test.each([undefined, null, "https://cms.example.com"])("invalid options, %j, are refused", (options) => {
  expect(() => createCmsClient(options as never)).toThrow("createCmsClient: expected options");
});

test("the value of an option is not in the message", () => {
  const create = () => createCmsClient({ ...cms, accessKey: "EXAMPLE/SECRET" });
  expect(create).toThrow(
    "createCmsClient: the option `accessKey` is not a string of visible ASCII characters without /",
  );
});

test.each(
  list({ timeout: [0], retries: [-1], signal: [{}], headers: [{ guid: "a" }], onRetry: [() => {}], tls: [false] }),
)("a call refuses %s: %j, and names it", async (name, value) => {
  const error = await rejection(cmsWith().call({ [name]: value }));
  expect(error).toBeInstanceOf(TypeError);
  expect(error.message).toMatch(new RegExp(`^queryAgentPrivateCalls: .*\`${name}\``));
});

test("what the caller changes after the factory has no effect", async () => {
  const { sent, fetch } = stub(() => success([]));
  const options = { ...cms, fetch };
  const client = createCmsClient(options);
  options.baseUrl = "http://elsewhere.example.com";
  await client.queryAgentPrivateCalls(query);
  expect(sent).toMatchObject([{ url: cms.baseUrl + operations.queryAgentPrivateCalls.path }]);
});

test("all options together are accepted, and so are undefined ones", () => {
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
