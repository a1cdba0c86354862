import { listOwnCases } from "@cc-contract/spec/model/cases";
import { describe, expect, test } from "vitest";
import { contract, listSubjects } from "./oracle.ts";

// Every constraint of every schema from both sides.

describe.each(listSubjects())("$name", ({ schema, validator, oracle }) => {
  test.each(listOwnCases(contract, schema))("$description: $valid", ({ data, valid, path, keyword }) => {
    expect(validator(data)).toBe(valid);
    expect(oracle(data)).toBe(valid);
    const issues = validator.issues(data);
    if (valid) expect(issues).toEqual([]);
    else {
      // Of a choice, the issues are those of the shape that is meant.
      const named = keyword === "dependentRequired" ? "required" : keyword;
      if (keyword !== "oneOf") expect(issues.map((issue) => issue.keyword)).toContain(named);
      // A rule between properties points at one of them, and a missing or an unknown property is a step further down.
      expect(issues.some((issue) => issue.path.join().startsWith(path.join()))).toBe(true);
    }
  });
});
