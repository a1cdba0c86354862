import { readContract } from "@cc-contract/spec/model/contract";
import { describe, expect, test, vi } from "vitest";
import * as tables from "../src/generated/codes.gen.ts";
import {
  eachAgentOperation,
  eachAgentRest,
  isSignedIn,
  pageLimits,
  sentinels,
  timeRange,
  timeSpans,
} from "../src/index.ts";

const { stepMinutes, maxMinutes } = timeSpans.QueryAgentOperationsRequest;
const at = (text: string) => new Date(`${text}Z`);
const later = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);

describe("timeRange", () => {
  test.each([
    ["2024-08-02T00:00:00", "2024-08-02T01:00:00", "2024-08-02 00:00:00", "2024-08-02 01:00:00"],
    ["2024-08-02T00:00:01", "2024-08-02T00:59:59", "2024-08-02 00:00:00", "2024-08-02 01:00:00"],
    ["2024-08-02T00:14:59.999", "2024-08-02T00:15:00.001", "2024-08-02 00:00:00", "2024-08-02 00:30:00"],
    ["2024-08-02T00:00:00", "2024-08-02T00:00:00", "2024-08-02 00:00:00", "2024-08-02 00:15:00"],
    ["2024-02-28T23:59:00", "2024-02-29T00:01:00", "2024-02-28 23:45:00", "2024-02-29 00:15:00"],
    ["2024-08-02T00:00:00", "2024-08-03T00:00:00", "2024-08-02 00:00:00", "2024-08-03 00:00:00"],
    ["1969-12-31T23:50:00", "1970-01-01T00:00:00", "1969-12-31 23:45:00", "1970-01-01 00:00:00"],
  ])("from %s to %s", (from, to, beginTime, endTime) => {
    expect(timeRange(at(from), at(to))).toEqual({ beginTime, endTime });
  });

  test("is in UTC, wherever it runs", () => {
    vi.stubEnv("TZ", "Asia/Kathmandu");
    expect(timeRange(at("2024-08-02T00:00:00"), at("2024-08-02T00:15:00")).beginTime).toBe("2024-08-02 00:00:00");
    vi.unstubAllEnvs();
  });

  test("refuses an invalid date, an end before the start, and a longer window than allowed", () => {
    const now = at("2024-08-02T00:00:00");
    const none = new Date(Number.NaN);
    for (const [from, to] of [
      [none, now],
      [now, none],
      [now, later(now, -1)],
    ] as const)
      expect(() => timeRange(from, to)).toThrow(new RangeError("expected two dates, `to` not earlier than `from`"));
    expect(() => timeRange(now, later(now, maxMinutes + 1))).toThrow(
      /^the window is longer than \d+ minutes; use eachAgentOperation/,
    );
    expect(() => timeRange(later(now, 1), later(now, maxMinutes + 1))).toThrow(RangeError);
    expect(() => timeRange(now, later(now, maxMinutes))).not.toThrow();
  });
});

/** A service whose operations last from one time to another, and which responds with those that touch a window. */
function serviceOf(operations: { id: string; beginTime: string; endTime: string }[]) {
  const windows: [string, string][] = [];
  return {
    windows,
    queryAgentOperations: vi.fn(async ({ beginTime, endTime }: { beginTime: string; endTime: string }) => {
      windows.push([beginTime, endTime]);
      return operations.filter((one) => one.endTime >= beginTime && one.beginTime <= endTime).reverse() as never;
    }),
  };
}

async function list<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("eachAgentOperation", () => {
  const from = at("2024-08-01T00:07:00");
  const to = at("2024-08-03T12:00:00");
  const operations = [
    { id: "1", beginTime: "2024-08-01 00:00:00", endTime: "2024-08-01 00:10:00" },
    { id: "2", beginTime: "2024-08-01 10:00:00", endTime: "2024-08-03 11:00:00" },
    { id: "3", beginTime: "2024-08-01 23:59:59", endTime: "2024-08-02 00:00:00" },
    { id: "4", beginTime: "2024-08-02 00:00:00", endTime: "2024-08-02 00:00:00" },
    { id: "5", beginTime: "2024-08-03 11:00:00", endTime: "2024-08-03 11:30:00" },
  ];

  test("requests windows without gaps, in order, none longer than the contract allows", async () => {
    const cms = serviceOf(operations);
    await list(eachAgentOperation(cms, { currentAgentId: 1, from, to }));
    expect(cms.windows).toEqual([
      ["2024-08-01 00:00:00", "2024-08-02 00:00:00"],
      ["2024-08-02 00:00:00", "2024-08-03 00:00:00"],
      ["2024-08-03 00:00:00", "2024-08-03 12:00:00"],
    ]);
    for (const [begin, end] of cms.windows) {
      const minutes = (Date.parse(`${end}Z`) - Date.parse(`${begin}Z`)) / 60_000;
      expect(minutes).toBeLessThanOrEqual(maxMinutes);
      expect(minutes % stepMinutes).toBe(0);
    }
  });

  test("returns every record once, sorted by start, even one in three windows or at a boundary", async () => {
    const found = await list(eachAgentOperation(serviceOf(operations), { currentAgentId: 1, from, to }));
    expect(found.map(({ id }) => id)).toEqual(["1", "2", "3", "4", "5"]);
  });

  test("returns a duplicate record once, and two that start at the same time", async () => {
    const twins = [operations[3], operations[3], { ...operations[3], id: "6" }] as typeof operations;
    const found = await list(eachAgentOperation(serviceOf(twins), { currentAgentId: 1, from, to }));
    expect(found.map(({ id }) => id).sort()).toEqual(["4", "6"]);
  });

  test("passes the rest of the request and the options on, and requests no more windows than are read", async () => {
    const cms = serviceOf(operations);
    const options = { timeout: 5 };
    for await (const _ of eachAgentOperation(cms, { currentAgentId: 1, operateType: 2, ccId: 3, from, to }, options))
      break;
    expect(cms.queryAgentOperations.mock.calls).toEqual([
      [{ currentAgentId: 1, operateType: 2, ccId: 3, ...timeRange(from, at("2024-08-02T00:00:00")) }, options],
    ]);
  });

  test("fails with the error of the call", async () => {
    const cms = { queryAgentOperations: async () => Promise.reject(new Error("failed")) };
    await expect(list(eachAgentOperation(cms, { currentAgentId: 1, from, to }))).rejects.toThrow("failed");
    await expect(list(eachAgentOperation(cms, { currentAgentId: 1, from: to, to: from }))).rejects.toThrow(RangeError);
  });
});

describe("eachAgentRest", () => {
  const rests = Array.from({ length: 25 }, (_, index) => ({ workNo: 1000 + index, beginTime: 5 }));

  function serviceWith(pageOf: (offset: number, limit: number) => unknown[]) {
    const pages: unknown[] = [];
    const queryAgentRests = async ({ queryParam }: { queryParam: { offset?: number; limit?: number } }) => {
      pages.push(queryParam);
      return { agentsRestDetails: pageOf(queryParam.offset ?? 0, queryParam.limit ?? 0) } as never;
    };
    return { pages, queryAgentRests };
  }

  test("reads page after page until one is not full", async () => {
    const cms = serviceWith((offset, limit) => rests.slice(offset, offset + limit));
    expect(await list(eachAgentRest(cms, { ccId: 1, vdn: 2, limit: 10 }))).toEqual(rests);
    expect(cms.pages).toEqual([0, 10, 20].map((offset) => ({ ccId: 1, vdn: 2, offset, limit: 10 })));
  });

  test("requests once more where the last page is full", async () => {
    const cms = serviceWith((offset, limit) => rests.slice(offset, offset + limit));
    expect(await list(eachAgentRest(cms, { ccId: 1, vdn: 2, limit: 5 }))).toEqual(rests);
    expect(cms.pages).toHaveLength(6);
  });

  test.each([10, 25, pageLimits.QueryAgentRestsRequest])(
    "ends where the service does not page and the limit is %d",
    async (limit) => {
      const cms = serviceWith(() => rests);
      expect(await list(eachAgentRest(cms, { ccId: 1, vdn: 2, limit }))).toEqual(rests);
      expect(cms.pages.length).toBeLessThanOrEqual(3);
    },
  );

  test("returns a rest once if it moves to another page during the call, and two of one agent", async () => {
    const moved = [rests.slice(0, 2), [rests[1], { ...rests[1], beginTime: 6 }], []];
    const cms = serviceWith((offset) => moved[offset / 2] ?? []);
    const found = await list(eachAgentRest(cms, { ccId: 1, vdn: 2, limit: 2 }));
    expect(found).toEqual([rests[0], rests[1], { ...rests[1], beginTime: 6 }]);
  });

  test("reads on where new rests move the others to later pages", async () => {
    const [a, b, c] = rests;
    const moved = [[a], [a], [b], [c], []];
    const cms = serviceWith((offset) => moved[offset] ?? []);
    expect(await list(eachAgentRest(cms, { ccId: 1, vdn: 2, limit: 1 }))).toEqual([a, b, c]);
  });

  test("requests the longest page where no limit is given", async () => {
    const cms = serviceWith(() => []);
    await list(eachAgentRest(cms, { ccId: 1, vdn: 2 }));
    expect(cms.pages).toEqual([{ ccId: 1, vdn: 2, offset: 0, limit: pageLimits.QueryAgentRestsRequest }]);
  });
});

describe("an iterator ends", () => {
  test.each([2, 3])("where %d pages take turns", async (turns) => {
    const pages = Array.from({ length: turns }, (_, page) => [{ workNo: page, beginTime: 1 }]);
    let requests = 0;
    const queryAgentRests = async () => ({ agentsRestDetails: pages[requests++ % turns] }) as never;
    const found = [];
    for await (const rest of eachAgentRest({ queryAgentRests }, { ccId: 1, vdn: 1, limit: 1 })) found.push(rest);
    expect(found).toEqual(pages.flat());
    expect(requests).toBe(turns + 2);
  });

  test("before its second request, over 10,000 years, in little memory and time", async () => {
    const cms = serviceOf([]);
    const span = { from: at("0000-01-01T00:00:00"), to: at("9999-12-31T00:00:00") };
    const begin = performance.now();
    const before = process.memoryUsage().heapUsed;
    const queryAgentOperations = async () => [{ id: "1", beginTime: "" }] as never;
    for await (const _ of eachAgentOperation({ ...cms, queryAgentOperations }, { currentAgentId: 1, ...span })) break;
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000);
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

describe("a window that four digits of a year can't write is refused", () => {
  const refusal = new RangeError("expected dates of the years 0 to 9999");
  test.each([
    ["9999-12-31T23:50:00Z", "9999-12-31T23:55:00Z"],
    ["+010000-01-01T00:00:00Z", "+010000-01-01T00:10:00Z"],
    ["-000001-12-31T23:50:00Z", "0000-01-01T00:00:00Z"],
  ])("from %s to %s", async (from, to) => {
    const span = { from: new Date(from), to: new Date(to) };
    expect(() => timeRange(span.from, span.to)).toThrow(refusal);
    const cms = serviceOf([]);
    await expect(list(eachAgentOperation(cms, { currentAgentId: 1, ...span }))).rejects.toThrow(refusal);
    expect(cms.windows).toEqual([]);
  });

  test("and the last one that they can is not", () => {
    const end = at("9999-12-31T23:45:00");
    expect(timeRange(at("9999-12-31T23:31:00"), end).endTime).toBe("9999-12-31 23:45:00");
  });
});

test("an agent whose sign-in is the sentinel is not signed in", () => {
  expect(isSignedIn({ loginDate: sentinels.AgentDetails.loginDate })).toBe(false);
  expect(isSignedIn({ loginDate: 1_722_556_800_000 })).toBe(true);
});

describe("a table of codes", async () => {
  const { operateType, operateCause } = (await readContract())["x-codes"];

  test("has the meaning of each listed code, and none of an unlisted code", () => {
    for (const { code, meaning } of operateType?.codes ?? []) {
      expect(tables.operateType.describe(code)).toBe(meaning);
      expect(tables.operateType.describe(String(code))).toBe(meaning);
    }
    for (const code of [9999, "toString", "__proto__", ""]) expect(tables.operateType.describe(code)).toBeUndefined();
  });

  test("with ranges and a second field, too", () => {
    const { describe } = tables.operateCause;
    for (const { operateType, code, to = code, meaning } of operateCause?.codes ?? []) {
      for (const one of [code, to]) expect(describe(Number(one), Number(operateType))).toBe(meaning);
      expect(describe(Number(code), 9999)).toBeUndefined();
    }
    const [[qualifier, first]] = tables.operateCause.rows;
    expect(describe(first - 1, qualifier)).toBeUndefined();
  });
});
