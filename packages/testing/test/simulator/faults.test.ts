import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { createGatewayClient, HttpError, NetworkError, TimeoutError } from "@cc-contract/client";
import { readContract } from "@cc-contract/spec/model/contract";
import { afterAll, describe, expect, test } from "vitest";
import { faultHeader, startSimulator } from "../../src/simulator/index.ts";
import { operationOf, sendGuid, sendSigned } from "./send.ts";

const simulator = await startSimulator();
afterAll(() => simulator.close());

const ask = (fault: string) => sendGuid(simulator, simulator.guid, undefined, { [faultHeader]: fault });
const healthy = await (await ask("none")).text();

describe("on demand", () => {
  test("a response is delayed, and otherwise the same", async () => {
    const begin = performance.now();
    const response = await ask("delay=100");
    expect(performance.now() - begin).toBeGreaterThan(95);
    expect(await response.text()).toBe(healthy);
  });

  test.each([
    ["429", 429, "1"],
    ["429=7", 429, "7"],
    ["500", 500, null],
    ["502", 502, null],
    ["503", 503, null],
    ["503=3", 503, "3"],
    ["504", 504, null],
    ["delay=1, 503", 503, null],
  ])("%s gives the status %d and Retry-After %s", async (fault, status, retryAfter) => {
    const response = await ask(fault);
    expect([response.status, response.headers.get("retry-after"), await response.text()]).toEqual([
      status,
      retryAfter,
      "",
    ]);
  });

  test.each([
    ["waf", 403],
    ["waf=418", 418],
  ])("%s gives a page of HTML with the status %d", async (fault, status) => {
    const response = await ask(fault);
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "text/html"]);
    expect(await response.text()).toMatch(/^<html>/);
  });

  test("an address is locked, as after too many wrong signatures", async () => {
    const response = await ask("locked");
    const { value } = (await readContract()).components.examples.C2LockedError ?? {};
    expect([response.status, response.headers.get("content-type")]).toEqual([403, "application/json"]);
    expect(await response.json()).toEqual(value);
  });

  test("a response is cut in half, and still says that it is JSON", async () => {
    const response = await ask("truncated");
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json; charset=UTF-8"]);
    const text = await response.text();
    expect(text).toBe(healthy.slice(0, Math.floor(healthy.length / 2)));
  });

  test("a connection is reset before a response", async () => {
    await expect(ask("reset")).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
  });

  test("a body drips in ten pieces", async () => {
    const begin = performance.now();
    const response = await ask("drip=15");
    const head = performance.now() - begin;
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const pieces: string[] = [];
    for (let piece = await reader?.read(); piece?.value !== undefined; piece = await reader?.read())
      pieces.push(piece.value);
    expect(pieces.join("")).toBe(healthy);
    expect(pieces.length).toBeGreaterThan(3);
    expect(performance.now() - begin - head).toBeGreaterThan(90);
  });

  test.each(["nope", "delay", "delay=", "delay=-1", "delay=x", "reset=1", "waf=200", "toString", "503,,503", ""])(
    "the unknown fault %j gets a response that lists the known ones",
    async (fault) => {
      const response = await ask(fault);
      expect(response.status).toBe(400);
      expect(await response.text()).toMatch(/^Unknown fault .* Known faults: .*delay=MILLISECONDS.*drip/);
    },
  );

  test("they apply before the credentials are checked, and to other paths, too", async () => {
    expect((await sendGuid(simulator, undefined, undefined, { [faultHeader]: "503" })).status).toBe(503);
    expect((await sendSigned(simulator, { change: () => "", unsigned: { [faultHeader]: "502" } })).status).toBe(502);
    expect((await fetch(simulator.url, { headers: { [faultHeader]: "waf" } })).status).toBe(403);
  });
});

describe("for all", () => {
  async function call(
    faults: string | (() => string | undefined),
    options: { retries?: number; timeout?: number } = {},
  ) {
    const faulty = await startSimulator({ faults });
    const { agentId } = faulty.fixtures;
    const gateway = createGatewayClient({ baseUrl: faulty.url, guid: faulty.guid, retries: 0, ...options });
    try {
      return await gateway.queryAgentCallStatistics({ agentid: String(agentId) });
    } finally {
      await faulty.close();
    }
  }

  test("the client distinguishes a status, a timeout and a reset", async () => {
    await expect(call("503")).rejects.toThrow(HttpError);
    await expect(call("waf")).rejects.toThrow(HttpError);
    await expect(call("delay=10000", { timeout: 50 })).rejects.toThrow(TimeoutError);
    await expect(call("drip=1000", { timeout: 50 })).rejects.toThrow(TimeoutError);
    await expect(call("reset")).rejects.toThrow(NetworkError);
  });

  test("a function can let the first request fail and the next one through", async () => {
    let count = 0;
    const result = await call(() => (++count === 1 ? "503" : undefined), { retries: 1 });
    expect([count, Object.keys(result)]).toEqual([2, ["talktime", "answernums", "calloutnums"]]);
  });

  test("the request header overrides the option", async () => {
    const faulty = await startSimulator({ faults: "503" });
    expect((await sendGuid(faulty, faulty.guid)).status).toBe(503);
    expect((await sendGuid(faulty, faulty.guid, undefined, { [faultHeader]: "none" })).status).toBe(200);
    await faulty.close();
  });

  test("an unknown one makes the start fail", async () => {
    await expect(startSimulator({ faults: "nope" })).rejects.toThrow(/Unknown fault "nope"/);
  });
});

test("a caller that hangs up in its body is one line in the log, and no error", async () => {
  const command = fileURLToPath(import.meta.resolve("../../dist/command.js"));
  const child = spawn(process.execPath, [command, "simulate", "--port", "0"]);
  const [out, err] = [child.stdout, child.stderr].map((stream) => {
    const chunks: string[] = [];
    stream.setEncoding("utf8").on("data", (chunk) => chunks.push(chunk));
    return chunks;
  });
  const urlOf = () => /http:\S+/.exec(out?.join("") ?? "")?.[0];
  await expect.poll(urlOf, { timeout: 20_000 }).toBeTruthy();
  const { port } = new URL(urlOf() ?? "");
  const { path } = operationOf("queryAgentDetails");
  const socket = connect(Number(port), "127.0.0.1", () => {
    socket.write(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99\r\n\r\n{`, () => socket.destroy());
  });
  await expect.poll(() => err?.join(""), { timeout: 20_000 }).toMatch(/^<-- POST \S+\n--> POST \S+ 499 \S+\n$/);
  child.kill();
  await once(child, "close");
});
