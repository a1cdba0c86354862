import { describe, expect, test, vi } from "vitest";
import { AuthenticationError } from "../src/index.ts";
import { gatewayWith, guid, noResponse, rejection, statistics } from "./stub.ts";

const renewed = "11111111-1111-1111-1111-111111111111.AgentGateway1";
const renewal = (value: string, name = "Set-GUID") => statistics({ headers: { [name]: value } });

test.each([guid, `JSESSIONID=${guid}`])("the GUID %s is sent bare", async (given) => {
  const { call, guids } = gatewayWith(() => statistics(), { guid: given });
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
    const { call, guids } = gatewayWith(() => renewal(value, name), { onGuid });
    await call();
    await call();
    expect(guids()).toEqual([guid, renewed]);
    expect(onGuid.mock.calls).toEqual([[renewed]]);
  });

  test("counts also where the response is a failure", async () => {
    const refuse = () => new Response("", { status: 403, headers: { "Set-GUID": renewed } });
    const { call, guids } = gatewayWith([refuse, () => statistics()]);
    await rejection(call());
    await call();
    expect(guids()).toEqual([guid, renewed]);
  });

  test.each(["", "JSESSIONID=", "JSESSIONID=;"])("is not taken where the header has none: %j", async (value) => {
    const onGuid = vi.fn();
    const { call, guids } = gatewayWith(() => renewal(value), { onGuid });
    await call();
    await call();
    expect(guids()).toEqual([guid, guid]);
    expect(onGuid).not.toHaveBeenCalled();
  });
});

describe("of responses that arrive out of order", () => {
  /** Two calls that have begun, and how to respond to each. */
  async function begin(source: () => string, onGuid?: (guid: string) => void) {
    const waiting: ((response: Response) => void)[] = [];
    const respond = () => new Promise<Response>((resolve) => waiting.push(resolve));
    const { call, guids } = gatewayWith(respond, { guid: source, onGuid });
    const calls: Promise<unknown>[] = [];
    for (const count of [1, 2]) {
      calls.push(call());
      await vi.waitFor(() => expect(waiting).toHaveLength(count), 30_000);
    }
    const finish = (index: number, response: Response) => {
      waiting[index]?.(response);
      return calls[index];
    };
    /** The GUID that the next call sends. */
    const next = async () => {
      call().catch(() => {});
      await vi.waitFor(() => expect(waiting).toHaveLength(3), 30_000);
      return guids().at(-1);
    };
    return { finish, next };
  }

  test("the one of the call that began last gives the GUID", async () => {
    const onGuid = vi.fn();
    const { finish, next } = await begin(() => guid, onGuid);
    await finish(1, renewal("JSESSIONID=of-the-second"));
    await finish(0, renewal("JSESSIONID=of-the-first"));
    expect(await next()).toBe("of-the-second");
    expect(onGuid.mock.calls).toEqual([["of-the-second"]]);
  });

  test("a late one of an older session does not replace a new one", async () => {
    const given = ["first"];
    const { finish, next } = await begin(() => given.shift() ?? "second");
    await finish(1, statistics());
    await finish(0, renewal("JSESSIONID=first-renewed"));
    expect(await next()).toBe("second");
  });
});

describe("a function that gives the GUID", () => {
  test("is called before each call, and a new GUID replaces a renewed one", async () => {
    const given = ["a", "a", "b", "b"];
    const source = async () => String(given.shift());
    const { call, guids } = gatewayWith([() => renewal("renewed"), () => statistics()], { guid: source });
    for (let times = 0; times < 4; times++) await call();
    expect(guids()).toEqual(["a", "renewed", "b", "b"]);
  });

  test("is called once by calls that begin together", async () => {
    const source = vi.fn(async () => guid);
    const { call } = gatewayWith(() => statistics(), { guid: source });
    await Promise.all([call(), call(), call()]);
    expect(source).toHaveBeenCalledTimes(1);
    await call();
    expect(source).toHaveBeenCalledTimes(2);
  });

  test.each([
    ["gives nothing", () => undefined, "the option `guid` returned no GUID"],
    ["gives an empty text", () => "", "the option `guid` returned no GUID"],
    ["gives two lines", () => "a\nb", "the option `guid` returned no GUID"],
    ["gives a space", () => " ", "the option `guid` returned no GUID"],
    ["fails", () => Promise.reject(new Error("no connection")), "no connection"],
    ["fails without an error", () => Promise.reject("no"), "the option `guid` failed"],
  ])("that %s is an AuthenticationError with a cause, and nothing is sent", async (_, source, message) => {
    const { call, guids } = gatewayWith([], { guid: source as () => string });
    const error = await rejection(call());
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ attempts: 0, cause: { message } });
    expect(error.message).toMatch(/^Not authenticated, nothing was sent: GET https:/);
    expect(guids()).toEqual([]);
  });

  test("that has failed is called again by the next call", async () => {
    const source = vi
      .fn(() => guid)
      .mockImplementationOnce(() => {
        throw new Error("no connection");
      });
    const { call, guids } = gatewayWith(() => statistics(), { guid: source });
    await rejection(call());
    await call();
    expect(guids()).toEqual([guid]);
  });

  test("that does not respond ends the call in time", async () => {
    const { call } = gatewayWith([], { guid: noResponse, timeout: 20 });
    expect(await rejection(call())).toMatchObject({ name: "TimeoutError", attempts: 0 });
  });

  test("is not called where the call has ended already", async () => {
    const source = vi.fn(() => guid);
    const reason = new Error("enough");
    expect(await rejection(gatewayWith([], { guid: source }).call({ signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(source).not.toHaveBeenCalled();
  });
});
