import { readContract } from "@cc-contract/spec/model/contract";
import { expect, test } from "vitest";
import { compare } from "./compare.ts";
import { hastyRemovals } from "./deprecation.ts";

const base = await readContract();

/** The contract without the first field of an answer that is optional. */
function without(change: (schema: Record<string, unknown>) => void) {
  const before = structuredClone(base);
  const [name = ""] = Object.keys(before.components.schemas).filter((one) => one.endsWith("Success"));
  const field = Object.entries(before.components.schemas[name]?.properties ?? {}).at(-1)?.[0] ?? "";
  change(before.components.schemas[name]?.properties?.[field] as Record<string, unknown>);
  const after = structuredClone(before);
  delete after.components.schemas[name]?.properties?.[field];
  return { before, changes: compare(before, after).changes, field };
}

test("a field may go that a release has deprecated", () => {
  const { before, changes } = without((schema) => Object.assign(schema, { deprecated: true }));
  expect(changes.length).toBeGreaterThan(0);
  expect(hastyRemovals(before, changes)).toEqual([]);
});

test("a field that no release has deprecated may not go", () => {
  const { before, changes, field } = without((schema) => {
    delete schema.deprecated;
    if (typeof schema.$ref === "string") Object.assign(schema, { $ref: "#/components/schemas/CcId" });
  });
  expect(hastyRemovals(before, changes)).toEqual([expect.stringMatching(new RegExp(`/${field}: .*deprecated: true`))]);
});

test("an operation that no release has deprecated may not go", () => {
  const after = structuredClone(base);
  const [path = ""] = Object.keys(after.paths);
  delete after.paths[path];
  expect(hastyRemovals(base, compare(base, after).changes)).toEqual([
    expect.stringMatching(/no release has deprecated it/),
  ]);
});
