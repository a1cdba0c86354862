import { describe, expect, test } from "vitest";
import * as multipleOf from "./multiple-of.ts";
import * as timeSpan from "./time-span.ts";

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
    ["an end before the begin", "2024-08-02 00:15:00", "2024-08-02 00:00:00", false],
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
    ["a negative number that is no multiple", -50, 100, false],
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
