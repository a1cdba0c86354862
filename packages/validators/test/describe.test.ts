import { describe, expect, test } from "vitest";
import { expectedOf } from "../scripts/expected.ts";
import { Collector } from "../src/collector.ts";
import { brief, describe as describeSchema, formatPath } from "../src/describe.ts";
import { suggest } from "../src/suggest.ts";
import { createValidator } from "../src/validator.ts";

describe("what a schema demands", () => {
  test.each([
    [{ type: "string" }, "string"],
    [{ type: ["string", "null"] }, "string or null"],
    [{ type: "integer", minimum: 1, maximum: 2 }, "integer from 1 to 2"],
    [{ type: "integer", minimum: 1 }, "integer of at least 1"],
    [{ type: "integer", maximum: 2 }, "integer of at most 2"],
    [{ type: "string", minLength: 1 }, "string of at least 1 character"],
    [{ type: "string", maxLength: 2 }, "string of at most 2 characters"],
    [{ type: "string", pattern: "^a$" }, "string that matches ^a$"],
    [{ type: "string", "x-expected": "letter", pattern: "^a$" }, "letter"],
    [{ type: "number", exclusiveMinimum: 1, exclusiveMaximum: 2 }, "number above 1 below 2"],
    [{ type: "integer", multipleOf: 5 }, "integer that is a multiple of 5"],
    [{ minimum: 1 }, "number of at least 1"],
    [{ minLength: 1, minimum: 1 }, "another value of at least 1 of at least 1 character"],
    [{ const: null }, "null"],
    [{ enum: [] }, "one of nothing"],
    [{ const: "0" }, '"0"'],
    [{ enum: [1, "a", null] }, 'one of 1, "a", null'],
    [{}, "another value"],
  ])("%j is described", (schema, expected) => {
    const { type } = schema as { type?: string };
    expect(describeSchema({ ...(type && { type }), ...expectedOf(schema) })).toBe(expected);
  });

  test("of another type is said with the type, where the contract describes it itself", () => {
    expect(expectedOf({ type: "string", "x-expected": "letter", maxLength: 1 })).toEqual({
      expected: "letter of at most 1 character",
      typed: "string, letter of at most 1 character",
    });
    expect(expectedOf({ type: "string" })).toEqual({});
  });

  test.each([[false as const], [undefined]])("%j is not a property", (part) => {
    expect(describeSchema(part)).toBe("no such property");
  });
});

describe("what a value is", () => {
  test.each([
    [undefined, "nothing"],
    [null, "null"],
    [1.5, "1.5"],
    [true, "true"],
    ["a", '"a"'],
    ["a".repeat(40), `"${"a".repeat(40)}"`],
    ["a".repeat(41), `"${"a".repeat(40)}…"`],
    [`${"a".repeat(39)}\u{1F600}b`, `"${"a".repeat(39)}…"`],
    [[1, 2], "array of 2"],
    [{ secret: 1 }, "object"],
    [() => "secret", "function"],
    [Symbol("s"), "symbol"],
    [10n, "bigint"],
  ])("case %#", (value, expected) => {
    expect(brief(value)).toBe(expected);
  });
});

describe("a path", () => {
  test.each([
    [[], "value"],
    [["a"], "a"],
    [["a", "b"], "a.b"],
    [["a", 0, "b"], "a[0].b"],
    [[0], "[0]"],
    [["0"], "0"],
    [["a b"], '["a b"]'],
    [["a.b", "c"], '["a.b"].c'],
    [["k".repeat(40)], "k".repeat(40)],
    [["k".repeat(41)], `["${"k".repeat(40)}…"]`],
  ])("%j", (path, expected) => {
    expect(formatPath(path)).toBe(expected);
  });
});

describe("a suggestion", () => {
  test.each([
    ["agentid", ["agentId"], "agentId"],
    ["agntId", ["agentId"], "agentId"],
    ["aagentIdd", ["agentId"], "agentId"],
    ["agentIdxyz", ["agentId"], undefined],
    ["vnd", ["vdn"], "vdn"],
    ["adegnt", ["agentId"], undefined],
    ["vd", ["vdn"], "vdn"],
    ["ab", ["abc", "ab"], "ab"],
    ["abcdefg", ["abcdefx", "abcdefg"], "abcdefg"],
    ["limti", ["offset", "limit"], "limit"],
    ["ilmti", ["limit"], undefined],
    ["limits", ["offset", "limit"], "limit"],
    ["abcdexx", ["abcdeyy", "abcdezz"], "abcdeyy"],
    ["", ["a"], undefined],
    ["anything", [], undefined],
  ])("for %s out of %j is %s", (name, candidates, expected) => {
    expect(suggest(name, candidates)).toBe(expected);
  });
});

test("a collector takes each keyword once for a place", () => {
  const found = new Collector(10);
  expect(found.has(["a"])).toBe(false);
  for (const keyword of ["type", "type", "const"]) found.add(["a"], keyword, "string", 1);
  found.add(["a", 0], "type", "string", 1);
  found.add(["a", "0"], "type", "string", 1);
  expect(found.has(["a"])).toBe(true);
  expect(found.issues.map(({ path, keyword }) => [...path, keyword])).toEqual([
    ["a", "type"],
    ["a", "const"],
    ["a", 0, "type"],
    ["a", "0", "type"],
  ]);
});

test("a value that can't be read does not conform, and that is its issue", () => {
  const fail = (): boolean => {
    throw new Error("unreadable");
  };
  const validator = createValidator(fail, () => ({ type: "object", visitors: [fail] }));
  expect(validator({})).toBe(false);
  expect(validator.issues({})).toEqual([
    {
      path: [],
      keyword: "type",
      expected: "object",
      received: "a value that can't be read",
      message: "Invalid value: expected object, received a value that can't be read",
    },
  ]);
});
