import { sampleOf } from "@cc-contract/spec/model/sample";
import { describe, expect, test } from "vitest";
import { QueryAgentOperationsResponse } from "../dist/index.js";
import { contract, listSubjects } from "./oracle.ts";

// Values that a program meets only by mistake or by malice: a verdict for each, without an exception, in bounded time.

function nested(depth: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { queryParam: value, resultDesc: value };
  return value;
}

const own = (name: string) => JSON.parse(`{"${name}": 1}`);
const revoked = Proxy.revocable({}, {});
revoked.revoke();

const hostile: Record<string, unknown> = {
  undefined: undefined,
  NaN: Number.NaN,
  "minus zero": -0,
  infinity: Number.POSITIVE_INFINITY,
  "2^53": 2 ** 53,
  "2^53 as a text": String(2 ** 53),
  bigint: 10n ** 5_000n,
  symbol: Symbol("s".repeat(5_000)),
  function: () => 1,
  date: new Date(0),
  map: new Map([["queryParam", 1]]),
  "lone surrogates": "\ud800\udfff\udc00",
  "a string of a megabyte": "2024-08-02 ".repeat(100_000),
  "100,000 elements": Array.from({ length: 100_000 }, () => ({})),
  "100,000 levels": nested(100_000),
  "100,000 unknown keys": Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`agentId${index}`, index])),
  "a key of a megabyte": { ["k".repeat(1_000_000)]: 1 },
  "a wrapper with a name of a megabyte": { ["w".repeat(1_000_000)]: { ccId: 1, vdn: 1, agentId: 101, queryParam: 1 } },
  "own __proto__": own("__proto__"),
  "own constructor": own("constructor"),
  "own toString": own("toString"),
  "own hasOwnProperty": own("hasOwnProperty"),
  "no prototype": Object.create(null),
};

const unreadable: Record<string, unknown> = {
  "a revoked proxy": revoked.proxy,
  "a getter that throws": Object.defineProperty({}, "queryParam", { enumerable: true, get: () => expect.fail("read") }),
  "a proxy that throws": new Proxy(
    {},
    { get: () => JSON.parse("{"), ownKeys: () => JSON.parse("{"), has: () => JSON.parse("{") },
  ),
};

describe.each(listSubjects({ allErrors: false }))("$name", ({ schema, validator, oracle }) => {
  test.each(Object.keys(hostile))("has Ajv's verdict on %s", { timeout: 30_000 }, (key) => {
    const verdict = oracle(hostile[key]);
    expect(validator(hostile[key])).toBe(verdict);
    const issues = validator.issues(hostile[key]);
    expect(issues.length > 0).toBe(!verdict);
    expect(issues.length).toBeLessThanOrEqual(100);
    for (const { message, received } of issues) {
      expect(received.length).toBeLessThan(60);
      expect(message.length).toBeLessThan(1_000);
    }
  });

  test.each(Object.keys(unreadable))("refuses %s or never looks at it", (key) => {
    const verdict = validator(unreadable[key]);
    expect(validator.issues(unreadable[key]).length > 0).toBe(!verdict);
  });

  test("sees an own __proto__, constructor or toString in an otherwise right document", () => {
    const sample = sampleOf(contract, schema);
    if (typeof sample !== "object" || sample === null) return;
    for (const key of ["__proto__", "constructor", "toString"]) {
      const document = Object.defineProperty({ ...sample }, key, { value: 1, enumerable: true });
      expect(validator(document)).toBe(oracle(document));
    }
  });
});

test("issues are capped, and the cap is an option", () => {
  const document = { resultCode: "0100000", resultDesc: Array.from({ length: 1_000 }, () => ({})) };
  expect(QueryAgentOperationsResponse.issues(document)).toHaveLength(100);
  expect(QueryAgentOperationsResponse.issues(document, { limit: 7 })).toHaveLength(7);
});

test("every pattern takes a long text in time that grows no faster than the text", () => {
  const patterns = JSON.stringify(contract).match(/(?<="pattern":)"(?:[^"\\]|\\.)*"/g) ?? [];
  expect(patterns.length).toBeGreaterThan(0);
  for (const pattern of new Set(patterns.map((text) => JSON.parse(text) as string))) {
    const steps = (length: number) => {
      const text = `${"0".repeat(length)}x`;
      const begin = performance.now();
      for (let round = 0; round < 20; round++) new RegExp(pattern, "u").test(text);
      return performance.now() - begin;
    };
    steps(10_000);
    // A hundred times the text; quadratic time would be ten thousand times as long.
    expect(steps(1_000_000)).toBeLessThan(1_000 * Math.max(steps(10_000), 0.1));
  }
});
