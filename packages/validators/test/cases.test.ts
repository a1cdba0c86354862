import { listOwnCases } from "@cc-contract/spec/cases";
import { readContract } from "@cc-contract/spec/contract";
import { describe, expect, test } from "vitest";
import * as validators from "../dist/index.js";
import { listTargets } from "../scripts/schemas.ts";
import { createOracle } from "./oracle.ts";

// Every constraint of every schema from both sides. The cases are made from the contract and kept as JSON, so that a
// change of the contract shows in them; `vitest --update` writes them anew.

const contract = await readContract();
const oracle = createOracle(contract);
const byName = new Map(Object.entries(validators));

describe.each(Object.entries(listTargets(contract)))("%s", (name, { schema }) => {
  const cases = listOwnCases(contract, schema);
  const validator = byName.get(name);

  test("has the cases that are kept", async () => {
    await expect(`[\n${cases.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`).toMatchFileSnapshot(
      `cases/${name}.json`,
    );
  });

  test.each(cases)("$description: $valid", ({ data, valid, path, keyword }) => {
    expect(validator?.(data)).toBe(valid);
    expect(oracle[name]?.(data)).toBe(valid);
    const issues = validator?.issues(data) ?? [];
    if (valid) expect(issues).toEqual([]);
    else {
      // Of a choice, the issues are those of the shape that is meant.
      if (keyword !== "oneOf") expect(issues.map((issue) => issue.keyword)).toContain(keyword);
      // A rule between properties points at one of them, and a missing or an unknown property is a step further down.
      expect(issues.some((issue) => issue.path.join().startsWith(path.join()))).toBe(true);
    }
  });
});
