import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { contract, contractHash, contractVersion } from "@cc-contract/spec";
import { expect, test } from "vitest";
import { bundleFile } from "../model/contract.ts";
import manifest from "../package.json" with { type: "json" };

test("the module holds the bundle, its version and its hash", async () => {
  const bundle = await readFile(bundleFile, "utf8");
  expect(contract).toEqual(JSON.parse(bundle));
  expect(contractHash).toBe(createHash("sha256").update(bundle).digest("hex"));
  expect(contractVersion).toBe(contract.info.version);
});

test("its types know the values", () => {
  const version: "3.1.0" = contract.openapi;
  const required: readonly ["currentAgentId", "beginTime", "endTime"] =
    contract.components.schemas.QueryAgentOperationsRequest.required;
  expect([version, required.length]).toEqual(["3.1.0", 3]);
});

test("the version of the contract is that of its package", () => {
  expect(contractVersion).toBe(manifest.version);
});
