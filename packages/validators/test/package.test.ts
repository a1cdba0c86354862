import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installPacked, type Packed } from "../../../tools/lib/pack.ts";

// The tarball as others install it.

let packed: Packed;
beforeAll(async () => {
  packed = await installPacked(join(import.meta.dirname, ".."));
});
afterAll(() => packed.remove());
const readme = () => readFile(join(packed.root, "README.md"), "utf8");

test("one small validator weighs 1.5 kB at most, imported alone or from the index, and all 5.2 kB and 0.5 kB for each operation, as the README says", async () => {
  const alone = await packed.size('export { CcId } from "@cc-contract/validators/CcId"');
  const shaken = await packed.size('export { CcId } from "@cc-contract/validators"');
  const request = await packed.size(
    'export { QueryAgentDetailsRequest } from "@cc-contract/validators/QueryAgentDetailsRequest"',
  );
  const all = await packed.size(
    'export * from "@cc-contract/validators"; export * from "@cc-contract/validators/operations"',
  );
  console.log(`minified and gzipped: CcId ${alone} B, QueryAgentDetailsRequest ${request} B, everything ${all} B`);
  expect(alone).toBeLessThanOrEqual(1_500);
  expect(Math.abs(shaken - alone)).toBeLessThan(50);
  expect(all).toBeLessThanOrEqual(5_200 + 500 * listOperations(await readContract()).length);
  expect(await readme()).toContain("at most 1.5 kB, all of them 5.2 kB and 0.5 kB for each operation");
});
