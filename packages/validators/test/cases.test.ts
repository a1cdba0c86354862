import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Case } from "@cc-contract/spec/model/cases";
import { readContract } from "@cc-contract/spec/model/contract";
import { describe, expect, test } from "vitest";
import * as validators from "../dist/index.js";
import { listTargets } from "../scripts/schemas.ts";
import { createOracle } from "./oracle.ts";

// Every constraint of every schema from both sides. The build makes the cases from the contract.

const contract = await readContract();
const oracle = createOracle(contract);
const { contractVersion: _, contractHash: __, ...guards } = validators;
const byName = new Map(Object.entries(guards));

describe.each(Object.keys(listTargets(contract)))("%s", (name) => {
  const cases: Case[] = JSON.parse(readFileSync(join(import.meta.dirname, `cases/${name}.json`), "utf8"));
  const validator = byName.get(name);

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
