import { describe, expect, test, vi } from "vitest";
import { AuthenticationError, createGatewayClient } from "../src/index.ts";
import { agent, gatewayUrl, guid, statistics, stub } from "./stub.ts";

const renewed = "11111111-1111-1111-1111-111111111111.AgentGateway1";

function clientWith(options: { guid?: unknown; onGuid?: (guid: string) => void }, ...responses: (() => Response)[]) {
  const { sent, fetch } = stub(...responses);
  const client = createGatewayClient({ baseUrl: gatewayUrl, fetch, guid, ...options } as never);
  return { call: () => client.queryAgentCallStatistics(agent), guids: () => sent.map(({ headers }) => headers.Guid) };
}

test.each([guid, `JSESSIONID=${guid}`, ` JSESSIONID=${guid}`.trim()])("the GUID %s is sent bare", async (given) => {
  const { call, guids } = clientWith({ guid: given }, () => statistics());
  await call();
  expect(guids()).toEqual([guid]);
});

describe("a GUID that a response renews", () => {
  test.each([
    ["Set-GUID", `JSESSIONID=${renewed}`],
    ["set-guid", `JSESSIONID=${renewed}; Path=/; Secure`],
    ["Set-GUID", renewed],
    ["Set-GUID", `JSESSIONID=${renewed}, JSESSIONID=${renewed}`],
    ["Guid", renewed],
  ])("in %s: %s is the next one sent, and is reported once", async (name, value) => {
    const onGuid = vi.fn();
    const { call, guids } = clientWith({ onGuid }, () => statistics({ headers: { [name]: value } }));
    await call();
    await call();
    expect(guids()).toEqual([guid, renewed]);
    expect(onGuid.mock.calls).toEqual([[renewed]]);
  });

  test("counts also where the response is a failure", async () => {
    const { call, guids } = clientWith(
      {},
      () => new Response("", { status: 403, headers: { "Set-GUID": renewed } }),
      () => statistics(),
    );
    await call().catch(() => {});
    await call();
    expect(guids()).toEqual([guid, renewed]);
  });

  test.each(["", "JSESSIONID=", "JSESSIONID=;"])("is not taken where the header holds none: %j", async (value) => {
    const onGuid = vi.fn();
    const { call, guids } = clientWith({ onGuid }, () => statistics({ headers: { "Set-GUID": value } }));
    await call();
    await call();
    expect(guids()).toEqual([guid, guid]);
    expect(onGuid).not.toHaveBeenCalled();
  });
});

test("of responses that arrive out of order, the call that began last gives the GUID", async () => {
  const waiting: ((response: Response) => void)[] = [];
  const sent: string[] = [];
  const onGuid = vi.fn();
  const client = createGatewayClient({
    baseUrl: gatewayUrl,
    guid,
    onGuid,
    fetch: (_, init) => {
      sent.push((init.headers as Record<string, string>).Guid ?? "");
      return new Promise((resolve) => waiting.push(resolve));
    },
  });
  const first = client.queryAgentCallStatistics(agent);
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  const second = client.queryAgentCallStatistics(agent);
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  waiting[1]?.(statistics({ headers: { "Set-GUID": "JSESSIONID=of-the-second" } }));
  await second;
  waiting[0]?.(statistics({ headers: { "Set-GUID": "JSESSIONID=of-the-first" } }));
  await first;
  client.queryAgentCallStatistics(agent).catch(() => {});
  await vi.waitFor(() => expect(sent).toEqual([guid, guid, "of-the-second"]));
  expect(onGuid.mock.calls).toEqual([["of-the-second"]]);
});

test("a late response of an older session does not take the place of a new one", async () => {
  const waiting: ((response: Response) => void)[] = [];
  const sent: string[] = [];
  let given = "first";
  const client = createGatewayClient({
    baseUrl: gatewayUrl,
    guid: () => given,
    fetch: (_, init) => {
      sent.push((init.headers as Record<string, string>).Guid ?? "");
      return new Promise((resolve) => waiting.push(resolve));
    },
  });
  const late = client.queryAgentCallStatistics(agent);
  await vi.waitFor(() => expect(waiting).toHaveLength(1));
  given = "second";
  const next = client.queryAgentCallStatistics(agent);
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  waiting[1]?.(statistics());
  await next;
  waiting[0]?.(statistics({ headers: { "Set-GUID": "JSESSIONID=first-renewed" } }));
  await late;
  client.queryAgentCallStatistics(agent).catch(() => {});
  await vi.waitFor(() => expect(sent).toEqual(["first", "second", "second"]));
});

describe("a function that gives the GUID", () => {
  test("is called before each call, and what it says anew takes the place of what a response renewed", async () => {
    const given = ["a", "a", "b", "b"];
    const { call, guids } = clientWith(
      { guid: async () => given.shift() },
      () => statistics({ headers: { "Set-GUID": "JSESSIONID=renewed" } }),
      () => statistics(),
    );
    for (let times = 0; times < 4; times++) await call();
    expect(guids()).toEqual(["a", "renewed", "b", "b"]);
  });

  test("is called once by calls that begin together", async () => {
    const source = vi.fn(async () => guid);
    const { call } = clientWith({ guid: source }, () => statistics());
    await Promise.all([call(), call(), call()]);
    expect(source).toHaveBeenCalledTimes(1);
    await call();
    expect(source).toHaveBeenCalledTimes(2);
  });

  test.each([undefined, "", "a\nb", " "])(
    "that gives %j is told as not authenticated, and nothing is sent",
    async (given) => {
      const { call, guids } = clientWith({ guid: () => given }, () => statistics());
      const error = await call().catch((error) => error);
      expect(error).toBeInstanceOf(AuthenticationError);
      expect(error).toMatchObject({ attempts: 0, cause: { message: "the option `guid` gave no GUID" } });
      expect(error.message).toMatch(/^Not authenticated, no credentials to send: GET https:/);
      expect(guids()).toEqual([]);
    },
  );

  test("that does not respond ends the call in time", async () => {
    const { fetch } = stub(() => statistics());
    const client = createGatewayClient({ baseUrl: gatewayUrl, fetch, guid: () => new Promise(() => {}), timeout: 20 });
    await expect(client.queryAgentCallStatistics(agent)).rejects.toMatchObject({ name: "TimeoutError", attempts: 0 });
  });

  test("that throws no error is told as not authenticated", async () => {
    const { call } = clientWith({ guid: () => Promise.reject("no") }, () => statistics());
    await expect(call()).rejects.toMatchObject({
      name: "AuthenticationError",
      cause: { message: "the option `guid` failed" },
    });
  });

  test("is not called where the call has ended already", async () => {
    const source = vi.fn(() => guid);
    const client = createGatewayClient({ baseUrl: gatewayUrl, guid: source, fetch: async () => statistics() });
    const reason = new Error("enough");
    await expect(client.queryAgentCallStatistics(agent, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(source).not.toHaveBeenCalled();
  });

  test("that fails is told with its error as the cause, and called again by the next call", async () => {
    const source = vi.fn(() => {
      if (source.mock.calls.length === 1) throw new Error("no connection");
      return guid;
    });
    const { call, guids } = clientWith({ guid: source }, () => statistics());
    await expect(call()).rejects.toMatchObject({ name: "AuthenticationError", cause: { message: "no connection" } });
    await call();
    expect(guids()).toEqual([guid]);
  });
});
