import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { createCmsClient, createGatewayClient, operations } from "../src/index.ts";
import {
  agent,
  cmsUrl,
  cmsWith,
  gatewayUrl,
  gatewayWith,
  guid,
  keys,
  query,
  rejection,
  statistics,
  stub,
  success,
  urlOf,
} from "./stub.ts";

// What is checked is what is sent, whatever the caller's objects do meanwhile.

/** A client whose validators keep what they see. */
function connect() {
  const seen: unknown[] = [];
  const check = (value: unknown) => {
    seen.push(structuredClone(value));
    return true;
  };
  const request = Object.assign(check, { issues: () => [] });
  const validate = { queryAgentPrivateCalls: { request }, queryAgentCallStatistics: { parameters: request } };
  const { cms, sent } = cmsWith(() => success([]), { validate });
  const { gateway, sent: sentToGateway } = gatewayWith(() => statistics(), { validate });
  return { seen, cms, sent, gateway, sentToGateway };
}

describe("validators see what is sent", () => {
  test.each<[what: string, request: () => object]>([
    [
      "an accessor that changes its mind",
      () => {
        let reads = 0;
        return {
          ...query,
          get agentId() {
            return ++reads;
          },
        };
      },
    ],
    ["`toJSON`", () => ({ ...query, toJSON: () => ({ agentId: "another" }) })],
    ["inherited fields", () => Object.assign(Object.create({ vdn: 5 }), { ccId: 1 })],
    [
      "values that JSON drops or changes",
      () => ({ ...query, a: undefined, b: Number.NaN, c: new Date(0), d: () => {} }),
    ],
  ])("of %s", async (_, request) => {
    const { cms, seen, sent } = connect();
    await cms.queryAgentPrivateCalls(request() as never);
    expect(seen).toEqual([JSON.parse(String(sent[0]?.init.body))]);
  });

  test("of an object that is used again in the same tick", async () => {
    const { cms, gateway, seen, sent, sentToGateway } = connect();
    const body = { ...query };
    const path = { ...agent };
    const calls: Promise<unknown>[] = [];
    for (const id of [1, 2, 3]) {
      body.agentId = id;
      calls.push(cms.queryAgentPrivateCalls(body));
    }
    await Promise.all(calls);
    expect(seen).toEqual(sent.map(({ init }) => JSON.parse(String(init.body))));
    expect(seen).toEqual([1, 2, 3].map((agentId) => ({ ...query, agentId })));
    const call = gateway.queryAgentCallStatistics(path);
    path.agentid = "changed";
    await call;
    expect(seen.at(-1)).toEqual({ path: agent });
    expect(sentToGateway[0]?.url).toContain("/101/");
  });

  test("of path parameters with accessors", async () => {
    const { gateway, seen, sentToGateway } = connect();
    let reads = 0;
    const path = {
      get agentid() {
        return `agent${++reads}`;
      },
    };
    await gateway.queryAgentCallStatistics(path);
    expect(seen).toEqual([{ path: { agentid: "agent1" } }]);
    expect(sentToGateway[0]?.url).toContain("/agent1/");
  });

  test("of a request that a middleware has changed, also where it is no JSON any more", async () => {
    const { cms, seen } = connect();
    const bodies = ['{"agentId":7}', "no JSON"];
    cms.raw.use({
      onRequest: ({ request: { url, method, headers } }) =>
        new Request(url, { method, headers, body: bodies.shift() ?? "" }),
    });
    await cms.queryAgentPrivateCalls(query);
    expect(seen).toEqual([{ agentId: 7 }]);
    expect(await rejection(cms.queryAgentPrivateCalls(query))).toMatchObject({
      name: "RequestValidationError",
      issues: [{ path: ["body"], expected: "JSON" }],
    });
  });
});

describe("options are those that were checked", () => {
  test("where headers change afterwards, of a client and of a call", async () => {
    const headers: Record<string, string> = { "x-trace": "1" };
    const own: Record<string, string> = { "x-call": "1" };
    const { call, sent } = cmsWith(() => success([]), { headers });
    headers["x-trace"] = "2\r\nx-added: 3";
    headers["transfer-encoding"] = "chunked";
    const calling = call({ headers: own });
    own["x-call"] = "2";
    own.host = "elsewhere.example.com";
    await calling;
    expect(sent[0]?.headers).toMatchObject({ "x-trace": "1", "x-call": "1" });
    expect(Object.keys(sent[0]?.headers ?? {})).not.toContain("host");
  });

  test("where an option is an accessor that changes its mind, or is inherited", async () => {
    const urls = ["https://cms.example.com", "https://elsewhere.example.com"];
    const { sent, fetch } = stub(() => success([]));
    const given = {
      ...keys,
      fetch,
      get baseUrl() {
        return urls.shift() ?? "";
      },
    };
    await createCmsClient(given).queryAgentPrivateCalls(query);
    expect(sent[0]?.url).toBe(`https://cms.example.com${operations.queryAgentPrivateCalls.path}`);
    const inheriting = Object.assign(Object.create({ secretKey: "EXAMPLESK" }), {
      baseUrl: "https://a.example.com",
      accessKey: "A",
    });
    expect(() => createCmsClient(inheriting)).toThrow("`secretKey`");
  });

  test("of a call, whose accessors are read once", async () => {
    const retries = [0, 5];
    const { call, sent } = cmsWith(() => new Response("", { status: 503, headers: { "retry-after": "0" } }));
    await rejection(
      call({
        get retries() {
          return retries.shift() ?? 5;
        },
      }),
    );
    expect(sent).toHaveLength(1);
  });
});

describe("with a polluted `Object.prototype`", () => {
  const polluted: Record<string, unknown> = {
    baseUrl: "http://127.0.0.1:9/elsewhere",
    headers: { "x-polluted": "1" },
    header: { "x-polluted": "2" },
    query: { polluted: "3" },
    path: { agentid: "polluted" },
    body: "polluted",
    "x-polluted": "4",
    fetch: () => Promise.reject(new Error("polluted")),
    Request: class {},
    parseAs: "stream",
    querySerializer: () => "polluted",
    bodySerializer: () => "polluted",
    pathSerializer: () => "polluted",
    middleware: [{ onRequest: () => success(["polluted"]) }],
    requestInitExt: { polluted: true },
    timeout: 1,
    retries: 9,
    signal: AbortSignal.abort(),
    maxBytes: 1,
    validate: { queryAgentPrivateCalls: { request: () => false } },
    request: () => false,
    response: () => false,
    onRequest: () => Promise.reject(new Error("polluted")),
    onGuid: () => Promise.reject(new Error("polluted")),
    signedHeaders: ["x-polluted"],
    method: "DELETE",
    optional: ["path", "body"],
  };

  test.each(Object.keys(polluted))("by `%s`, a call sends what it sends otherwise", async (name) => {
    const responses = [success([]), success([]), statistics()].map((response) => () => response);
    const { sent, fetch } = stub(...responses);
    Object.assign(Object.prototype, { [name]: polluted[name] });
    try {
      const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, retries: 0, fetch });
      const gateway = createGatewayClient({ baseUrl: gatewayUrl, guid, fetch });
      await cms.queryAgentPrivateCalls(query);
      await cms.raw.POST(operations.queryAgentPrivateCalls.path, { body: query });
      await gateway.queryAgentCallStatistics(agent);
    } finally {
      delete (Object.prototype as never)[name];
    }
    expect(sent.map(({ url }) => url)).toEqual([
      urlOf("queryAgentPrivateCalls"),
      urlOf("queryAgentPrivateCalls"),
      urlOf("queryAgentCallStatistics").replace("{agentid}", agent.agentid),
    ]);
    expect(sent.map(({ init }) => init.body)).toEqual([JSON.stringify(query), JSON.stringify(query), undefined]);
    for (const { headers, init } of sent) {
      expect(Object.keys(headers).sort()).toEqual([expect.stringMatching(/^(Authorization|Guid)$/), "content-type"]);
      // The runtime reads these, too.
      expect(init[name as never]).toBe(Object.entries(init).find(([own]) => own === name)?.[1]);
    }
  });
});

describe("headers with which a runtime fails each call are refused", () => {
  test.each(["transfer-encoding", "Expect", "upgrade", "keep-alive"])("%s", (name) => {
    expect(() => cmsWith([], { headers: { [name]: "close" } })).toThrow(/`headers`/);
  });
});

test("a frozen Error.prototype changes no error", async () => {
  const { execFile } = await import("node:child_process");
  const { promisify } = await import("node:util");
  const script = `
    import { createCmsClient } from ${JSON.stringify(new URL("../src/index.ts", import.meta.url).href)};
    for (const { prototype } of [Error, TypeError, RangeError]) Object.freeze(prototype);
    const fetch = () => Promise.reject(Object.assign(new TypeError("fetch failed"), { code: "EXAMPLE" }));
    const cms = createCmsClient(${JSON.stringify({ baseUrl: "https://cms.example.com", ...keys, retries: 0 })});
    const cmsToo = createCmsClient({ ...${JSON.stringify({ baseUrl: "https://cms.example.com", ...keys, retries: 0 })}, fetch });
    const { name, code, cause } = await cmsToo.queryAgentPrivateCalls(${JSON.stringify(query)}).catch((error) => error);
    console.log(JSON.stringify([name, code, cause?.name, cause?.message]));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
  expect(JSON.parse(stdout)).toEqual(["NetworkError", "EXAMPLE", "TypeError", "fetch failed"]);
});

describe("what a fetch throws is a NetworkError, even", () => {
  const without = (fields: object) => Object.defineProperties(new Error("a"), Object.getOwnPropertyDescriptors(fields));
  const proxy = new Proxy(new Error("a"), {
    get: () => {
      throw new Error("no");
    },
  });
  test.each<[what: string, thrown: unknown]>([
    ["an error whose message is no text", without({ message: undefined })],
    ["an error whose name has no text", without({ name: Object.create(null) })],
    ["an error whose stack is no text", without({ stack: Symbol("a") })],
    [
      "an error whose accessors fail",
      without({
        get message(): string {
          throw new Error("no");
        },
      }),
    ],
    [
      "an error whose cause fails",
      without({
        get cause(): string {
          throw new Error("no");
        },
      }),
    ],
    ["a proxy that fails", proxy],
    ["an object without a prototype", Object.create(null)],
    ["a symbol", Symbol("a")],
  ])("%s", async (_, thrown) => {
    const { call } = cmsWith(() => Promise.reject(thrown), { retries: 0 });
    expect(await rejection(call())).toMatchObject({ name: "NetworkError", attempts: 1 });
  });

  test("an error of another realm, whose code and cause are kept", async () => {
    const { runInNewContext } = await import("node:vm");
    const foreign = runInNewContext('Object.assign(new TypeError("fetch failed"), { code: "EXAMPLE" })');
    const { call } = cmsWith(() => Promise.reject(foreign), { retries: 0 });
    expect(await rejection(call())).toMatchObject({
      name: "NetworkError",
      code: "EXAMPLE",
      cause: { message: "fetch failed" },
    });
  });
});

test("many calls on one signal add one listener to it", async () => {
  const { signal } = new AbortController();
  let most = 0;
  const { call } = cmsWith(() => {
    most = Math.max(most, getEventListeners(signal, "abort").length);
    return success([]);
  });
  await Promise.all(Array.from({ length: 50 }, () => call({ signal })));
  expect(most).toBe(1);
});
