import { describe, expect, test } from "vitest";
import * as codePairs from "./code-pairs.ts";
import * as count from "./count.ts";
import * as multipleOf from "./multiple-of.ts";
import * as onlyWith from "./only-with.ts";
import * as order from "./order.ts";
import * as timeSpan from "./time-span.ts";
import * as uniqueBy from "./unique-by.ts";

describe("x-time-span", () => {
  const rule = { begin: "from", end: "to", stepMinutes: 15, maxMinutes: 1440 };

  test.each<[what: string, from: unknown, to: unknown, holds: boolean]>([
    ["one step", "2024-08-02 00:00:00", "2024-08-02 00:15:00", true],
    ["one step that is not aligned to the clock", "2024-08-02 23:52:07", "2024-08-03 00:07:07", true],
    ["a second less than a step", "2024-08-02 00:00:00", "2024-08-02 00:14:59", false],
    ["a second more than a step", "2024-08-02 00:00:00", "2024-08-02 00:15:01", false],
    ["several steps", "2024-08-02 00:00:00", "2024-08-02 23:00:00", true],
    ["the maximum", "2024-08-02 00:00:00", "2024-08-03 00:00:00", true],
    ["a step more than the maximum", "2024-08-02 00:00:00", "2024-08-03 00:15:00", false],
    ["no span", "2024-08-02 00:00:00", "2024-08-02 00:00:00", false],
    ["an end before the start", "2024-08-02 00:15:00", "2024-08-02 00:00:00", false],
    ["a day that begins on a leap day", "2024-02-29 00:00:00", "2024-03-01 00:00:00", true],
    ["a day across a leap day", "2024-02-28 12:00:00", "2024-02-29 12:00:00", true],
    ["two days across a leap day", "2024-02-28 00:00:00", "2024-03-01 00:00:00", false],
    ["a day at the end of February in a common year", "2023-02-28 00:00:00", "2023-03-01 00:00:00", true],
    ["a day at the end of February in 2100", "2100-02-28 00:00:00", "2100-03-01 00:00:00", true],
    ["a day at the turn of a year", "2024-12-31 12:00:00", "2025-01-01 12:00:00", true],
    ["a day in the year 0000, which is a leap year", "0000-02-29 00:00:00", "0000-03-01 00:00:00", true],
    ["two days in the year 0000", "0000-02-28 00:00:00", "0000-03-01 00:00:00", false],
    ["a day at the turn of the year 0099", "0099-12-31 12:00:00", "0100-01-01 12:00:00", true],
    ["nineteen centuries", "0024-08-02 00:00:00", "1924-08-02 00:15:00", false],
    ["the end of the year 9999", "9999-12-31 00:00:00", "9999-12-31 23:45:00", true],
  ])("%s", (_, from, to, holds) => {
    expect(timeSpan.conforms({ from, to }, rule)).toBe(holds);
  });

  test.each<[what: string, value: unknown]>([
    ["no value", undefined],
    ["null", null],
    ["a number", 0],
    ["a list", ["2024-08-02 00:00:00"]],
    ["an empty text", ""],
    ["a word", "yesterday"],
    ["29 February in a common year", "2023-02-29 00:00:00"],
    ["29 February in 2100", "2100-02-29 00:00:00"],
    ["31 April", "2024-04-31 00:00:00"],
    ["a month 13", "2024-13-01 00:00:00"],
    ["a day 00", "2024-01-00 00:00:00"],
    ["an hour 24", "2024-01-01 24:00:00"],
    ["a second 60", "2024-01-01 00:00:60"],
    ["a date without a time", "2024-08-02"],
    ["a T between date and time", "2024-08-02T00:00:00"],
    ["a zone", "2024-08-02 00:00:00Z"],
    ["a line feed at the end", "2024-08-02 00:00:00\n"],
    ["other digits", "２０２４-08-02 00:00:00"],
  ])("says nothing about %s", (_, value) => {
    const early = "0001-01-01 00:00:00";
    expect(timeSpan.conforms({ from: value, to: early }, rule)).toBe(true);
    expect(timeSpan.conforms({ from: early, to: value }, rule)).toBe(true);
  });
});

describe("x-multiple-of", () => {
  const rule = { property: "offset", factor: "limit" };

  test.each<[what: string, offset: unknown, limit: unknown, holds: boolean]>([
    ["a multiple", 200, 100, true],
    ["the factor itself", 100, 100, true],
    ["zero", 0, 100, true],
    ["one less than a multiple", 199, 100, false],
    ["one more than a multiple", 201, 100, false],
    ["less than the factor", 50, 100, false],
    ["anything, of 1", 7, 1, true],
    ["a negative multiple", -200, 100, true],
    ["a negative number that is not a multiple", -50, 100, false],
    ["a multiple of a negative factor", 200, -100, true],
    ["no value", undefined, 100, true],
    ["no factor", 50, undefined, true],
    ["a factor of 0", 50, 0, true],
    ["null", null, 100, true],
    ["a text", "50", 100, true],
    ["a factor that is a text", 50, "100", true],
    ["a fraction", 50.5, 100, true],
    ["a factor that is a fraction", 50, 0.3, true],
    ["not a number", Number.NaN, 100, true],
    ["an infinite factor", 50, Number.POSITIVE_INFINITY, true],
  ])("%s", (_, offset, limit, holds) => {
    expect(multipleOf.conforms({ offset, limit }, rule)).toBe(holds);
  });
});

describe("x-code-pairs", () => {
  const pairs = [
    { from: [0], to: [2] },
    { from: [1], to: [4, 6] },
  ];

  test.each<[what: string, from: unknown, to: unknown, holds: boolean]>([
    ["a pair", 0, 2, true],
    ["the second of two", 1, 6, true],
    ["the code of another", 0, 4, false],
    ["a code that goes with none, by a known one", 9, 4, true],
    ["an unknown code, by one that has others", 0, 99, true],
    ["no codes", undefined, undefined, true],
    ["texts", "0", "4", true],
  ])("%s", (_, from, to, holds) => {
    expect(codePairs.conforms({ from, to }, { from: "from", to: "to", pairs })).toBe(holds);
  });
});

test("x-code-pairs says what is expected of which code", () => {
  const pairs = [
    { from: [0], to: [2] },
    { from: [1, 3], to: [4, 6] },
  ];
  expect(codePairs.expected({ from: "state", to: "status", pairs })).toBe(
    "2 where state is 0; 4 or 6 where it is 1, 3",
  );
});

describe("x-only-with", () => {
  test.each<[what: string, since: unknown, state: unknown, holds: boolean]>([
    ["the special value where it may be", 7, 0, true],
    ["the special value elsewhere", 7, 1, false],
    ["another value where the special one may be", 8, 0, true],
    ["another value elsewhere", 8, 1, true],
    ["no code", 7, undefined, true],
    ["a text for a code", 7, "1", true],
  ])("%s", (_, since, state, holds) => {
    expect(onlyWith.conforms({ since, state }, { property: "since", value: 7, other: "state", is: 0 })).toBe(holds);
  });
});

describe("x-order", () => {
  const early = "2024-08-02 09:59:59";

  test.each<[what: string, begin: unknown, end: unknown, holds: boolean]>([
    ["equal times", early, early, true],
    ["a second later", early, "2024-08-02 10:00:00", true],
    ["a second earlier", "2024-08-02 10:00:00", early, false],
    ["a year earlier", early, "2023-12-31 23:59:59", false],
    ["no end", early, undefined, true],
    ["a word", early, "1", true],
    ["a number", 2, 1, true],
  ])("%s", (_, begin, end, holds) => {
    expect(order.conforms({ begin, end }, { begin: "begin", end: "end" })).toBe(holds);
  });
});

describe("x-unique-by", () => {
  test.each<[what: string, list: unknown, holds: boolean]>([
    ["none", [], true],
    ["two", [{ id: "1" }, { id: "2" }], true],
    ["the same twice", [{ id: "1" }, { id: "2" }, { id: "1" }], false],
    ["a number and a text", [{ id: 1 }, { id: "1" }], true],
    ["items without it", [{}, {}, null, 1, 1], true],
    ["no list", { id: "1" }, true],
  ])("%s", (_, list, holds) => {
    expect(uniqueBy.conforms({ list }, { list: "list", by: "id" })).toBe(holds);
  });
});

describe("x-count", () => {
  const rule = { list: "list", most: ["some", "others"], least: ["some"] };

  test.each<[what: string, list: unknown, some: unknown, others: unknown, holds: boolean]>([
    ["as many", [1, 2], 1, 1, true],
    ["fewer", [1], 1, 1, true],
    ["one more", [1, 2, 3], 1, 1, false],
    ["a number that is missing", [1, 2, 3], 1, undefined, true],
    ["a fraction", [1, 2, 3], 1, 0.5, true],
    ["no list", "123", 1, 1, true],
  ])("%s", (_, list, some, others, holds) => {
    expect(count.conforms({ list, some, others }, rule)).toBe(holds);
  });
});
