import { type Contract, readContract } from "@cc-contract/spec/model/contract";
import { expect, test } from "vitest";
import { loaded } from "./loaded.ts";

// The suite has the cases of each format; here is when they count.

const base = await readContract();
const schemas = {
  Day: { type: "string", format: "date" },
  Id: { type: "integer", format: "int64" },
  Short: { type: "integer", format: "int32" },
  Host: { type: "string", format: "hostname" },
};

function load(formats?: string[]) {
  const contract = { ...base, paths: {}, components: { ...base.components, schemas } };
  return loaded((formats ? { ...contract, "x-assert-formats": formats } : contract) as Contract);
}

test("a format restricts nothing, unless the contract says so", () => {
  const [free, strict] = [load(), load(["date"])];
  expect([free.Day?.("x"), free.Id?.(2 ** 53), strict.Day?.("x"), strict.Day?.("2024-02-29")]).toEqual([
    ...[true, true, false, true],
  ]);
  expect([strict.Id?.(2 ** 53), strict.Host?.("-")]).toEqual([true, true]);
  expect(strict.Day?.issues("2023-02-29")).toMatchObject([
    { path: [], keyword: "format", message: 'Invalid value: expected date, received "2023-02-29"' },
  ]);
});

test("int64 refuses what JSON.parse has rounded, and int32 what has more than 32 bits", () => {
  const { Id, Short } = load(["int32", "int64"]);
  const values = [2 ** 53 - 1, JSON.parse("9007199254740993"), -(2 ** 53), 1e300];
  expect(values.map((value) => Id?.(value))).toEqual([true, false, false, false]);
  expect(Id?.issues(2 ** 53)[0]?.message).toBe("Invalid value: expected int64, received 9007199254740992");
  expect([2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1].map((value) => Short?.(value))).toEqual([
    ...[true, false, true, false],
  ]);
});

test("a format that can't be checked is refused, with those that can", () => {
  expect(() => load(["hostname"])).toThrow(
    /^The contract uses the keyword "x-assert-formats", .*date-time, date, time/,
  );
});
