import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { credentialHeaders } from "../src/generated/operations.gen.ts";
import { createCmsClient, operations } from "../src/index.ts";
import { agent, cmsWith, gatewayWith, keys, query, rejection, statistics, stub, success } from "./stub.ts";

const run = promisify(execFile);

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
    // Signatures may overtake each other.
    const byAgent = (one: { agentId: number }, other: { agentId: number }) => one.agentId - other.agentId;
    const expected = [1, 2, 3].map((agentId) => ({ ...query, agentId }));
    expect((seen as typeof expected).toSorted(byAgent)).toEqual(expected);
    expect(sent.map(({ init }) => JSON.parse(String(init.body))).toSorted(byAgent)).toEqual(expected);
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

  test("of a request that a middleware has changed, even if it is no longer JSON", async () => {
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

  test("if an option is an accessor with changing values, or is inherited", async () => {
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

describe("with a polluted `Object.prototype`", async () => {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, "polluted.ts")]);
  const { unpolluted, results } = JSON.parse(stdout) as Record<string, Record<string, unknown>>;

  test("three calls are sent", () => {
    const [cms, gateway] = credentialHeaders.map((name) => ({ headers: [name, "content-type"] }));
    expect(unpolluted).toMatchObject([cms, cms, gateway]);
  });

  test.each(Object.entries(results ?? {}))("by `%s`, a call sends what it sends otherwise", (_, sent) => {
    expect(sent).toEqual(unpolluted);
  });
});

describe("headers with which a runtime fails each call are refused", () => {
  test.each(["transfer-encoding", "Expect", "upgrade", "keep-alive"])("%s", (name) => {
    expect(() => cmsWith([], { headers: { [name]: "close" } })).toThrow(/`headers`/);
  });
});

test("a frozen Error.prototype changes no error", async () => {
  const script = `
    import { createCmsClient } from ${JSON.stringify(new URL("../src/index.ts", import.meta.url).href)};
    for (const { prototype } of [Error, TypeError, RangeError]) Object.freeze(prototype);
    const fetch = () => Promise.reject(Object.assign(new TypeError("fetch failed"), { code: "EXAMPLE" }));
    const cms = createCmsClient({ ...${JSON.stringify({ baseUrl: "https://cms.example.com", ...keys, retries: 0 })}, fetch });
    const { name, code, cause } = await cms.queryAgentPrivateCalls(${JSON.stringify(query)}).catch((error) => error);
    console.log(JSON.stringify([name, code, cause?.name, cause?.message]));`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script]);
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
    ["an error whose message is not a string", without({ message: undefined })],
    ["an error whose name has no text", without({ name: Object.create(null) })],
    ["an error whose stack is not a string", without({ stack: Symbol("a") })],
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
