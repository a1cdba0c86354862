import { services } from "@cc-contract/client";
import { expect, test } from "vitest";
import type { SimulatedResponse, SimulatorOptions } from "../../src/simulator/index.ts";
import { type Outcome, type VerifyOptions, type VerifyResult, verify } from "../../src/verify/index.ts";
import { conclude } from "../../src/verify/report-text.ts";
import { optionsFor, withSimulator } from "./run.ts";

const locked: Omit<SimulatedResponse, "operationId"> = { status: 403, headers: {}, body: undefined };
const [details, calls] = ["queryAgentDetails", "queryAgentPrivateCalls"] as const;

/** Runs against a simulator, of which `respond` changes some responses. */
function run(respond: SimulatorOptions["mutate"], options: Partial<VerifyOptions> = {}): Promise<VerifyResult> {
  return withSimulator({ recordedUntil: new Date("2024-08-02T03:00:00Z"), mutate: respond }, (simulator) =>
    verify({ ...optionsFor(simulator), ...options }),
  );
}

function isRefused({ status, body }: SimulatedResponse): boolean {
  return status === 401 || Object(body)[services.gateway.code] === "100-006";
}

function casesOf({ operations }: VerifyResult, outcome: Outcome): string[] {
  return operations.flatMap(({ cases }) =>
    cases.filter((one) => one.outcome === outcome).map((one) => one.description),
  );
}

test("wrong credentials come last, two for each service", async () => {
  const order: string[] = [];
  const result = await run((response) => {
    const service = services.gateway.code in Object(response.body) ? "gateway" : "cms";
    order.push(isRefused(response) ? `${service} refused` : "other");
    return response;
  });
  expect(result.verdict).toBe("conforms");
  const last = ["cms refused", "cms refused", "gateway refused", "gateway refused"];
  expect(order.slice(-4)).toEqual(last);
  expect(order.filter((one) => one !== "other")).toEqual(last);
});

test("of a service that locks after some wrong credentials, nothing is held to be refused or violated afterwards", async () => {
  let [wrong, after] = [0, 0];
  const result = await run(
    (response) => {
      if (wrong >= 3) after++;
      if (wrong >= 3) return { ...response, ...locked };
      if (isRefused(response)) wrong++;
      return response;
    },
    { forgeries: "all", only: [details, calls] },
  );
  expect([result.verdict, casesOf(result, "violated")]).toEqual(["stopped", []]);
  expect(conclude(result)).toMatch(/^Stopped, this result is partial: .*HTTP 403 .*probably locked this address/);
  // The one that was refused for the lock, and the plain request that shows it.
  expect(after).toBe(2);
  expect(casesOf(result, "inconclusive")).toHaveLength(1);
  expect(casesOf(result, "skipped").length).toBeGreaterThan(15);
});

test.each([1, 8])("the first 403 to the right credentials stops the run, %i at once", async (concurrency) => {
  let requests = 0;
  const result = await run(
    (response) => {
      requests++;
      return requests > 20 ? { ...response, ...locked } : response;
    },
    { concurrency },
  );
  expect([result.verdict, casesOf(result, "violated")]).toEqual(["stopped", []]);
  // Those that were under way, and those whose refusal says nothing.
  expect(requests).toBeLessThan(40);
});

test.each([403, 429, 500, 503])(
  "a refusal by HTTP %i is inconclusive or not tried, and nothing that held",
  async (status) => {
    const result = await run(
      (response) => (response.status === 415 ? { ...response, status, headers: { "Retry-After": "0" } } : response),
      { only: [details], concurrency: 1 },
    );
    const [outcome, verdict] = [
      result.operations[0]?.cases.find(({ description }) => /text\/plain/.test(description)),
      result.verdict,
    ];
    expect([outcome?.outcome, verdict]).toEqual([
      status === 429 || status === 503 ? "skipped" : "inconclusive",
      "conforms",
    ]);
  },
);

test.each([429, 502, 503])("a response with HTTP %i is waited for", async (status) => {
  let requests = 0;
  const begin = Date.now();
  const result = await run(
    (response) => (++requests === 2 ? { ...response, status, headers: { "Retry-After": "1" } } : response),
    { only: [details], concurrency: 1 },
  );
  expect([result.verdict, casesOf(result, "skipped"), casesOf(result, "violated")]).toEqual(["conforms", [], []]);
  expect(Date.now() - begin).toBeGreaterThan(990);
});

test("what stays busy for too long is not tried, and no violation; a service that is always busy is unreachable", async () => {
  const busy: SimulatorOptions["mutate"] = (response) => ({
    ...response,
    status: 429,
    headers: { "Retry-After": "0" },
  });
  let requests = 0;
  const some = await run((response, request) => (++requests > 10 ? busy(response, request) : response), {
    only: [details],
  });
  expect([some.verdict, casesOf(some, "violated")]).toEqual(["conforms", []]);
  expect(conclude(some)).toMatch(/^Conforms, \d+ cases not tried/);
  expect(some.operations[0]?.skipped).toContain("HTTP 429");
  const all = await run(busy, { only: [details] });
  expect([all.verdict, all.operations[0]?.unreachable]).toEqual(["unreachable", expect.stringContaining("HTTP 429")]);
  const late = await run((response) => ({ ...response, status: 503, headers: { "Retry-After": "600" } }), {
    only: [details],
    signal: AbortSignal.timeout(100),
  });
  expect(late).toMatchObject({ verdict: "stopped", stopped: "interrupted" });
});
