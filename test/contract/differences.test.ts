import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { expect, test } from "vitest";
import { listAllCases } from "../../packages/testing/src/cases.ts";
import { compare, differences, listIdle } from "./differences.ts";

const contract = await readContract();
const cases = listAllCases(contract);
const one = cases.find(({ valid }) => !valid);
if (!one) throw new Error("no case breaks a constraint");
const known = { judge: "prism", keyword: one.keyword, reason: "", upstream: "", since: "" } as const;

test("an unknown difference is named, and so is one that no longer exists", () => {
  const verdict = { judge: "prism", one, accepted: true } as const;
  expect(compare([verdict], [])).toEqual([`prism accepts ${one.description}`]);
  expect(compare([verdict], [known])).toEqual([]);
  expect(compare([{ ...verdict, accepted: false }], [known])).toEqual([`prism refuses ${one.description}`]);
  expect(listIdle(listOperations(contract), [], [known])).toEqual([known]);
});

test("a case shows every known difference, and each says why, where it is known and since when", () => {
  expect(listIdle(listOperations(contract), cases)).toEqual([]);
  for (const { reason, upstream, since } of differences)
    for (const text of [reason, upstream, since]) expect(text).toMatch(/\S/);
});
