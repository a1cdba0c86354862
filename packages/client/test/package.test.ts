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

test("signing alone weighs less than 1 kB, a client 10.6 kB at most, all exports 12.3 kB, and an operation 60 B more", async () => {
  const all = await packed.size('export * from "@cc-contract/client"');
  const cms = await packed.size('export { createCmsClient } from "@cc-contract/client"');
  const sign = await packed.size('export { authorization } from "@cc-contract/client/sign"');
  const codes = await packed.size('export * from "@cc-contract/client/codes"');
  const table = await packed.size('export { operateType } from "@cc-contract/client/codes"');
  console.log(
    `minified and gzipped: everything ${all} B, createCmsClient ${cms} B, sign ${sign} B, all tables ${codes} B, one ${table} B`,
  );
  const operations = 60 * listOperations(await readContract()).length;
  expect(sign).toBeLessThan(1_000);
  expect(cms).toBeLessThanOrEqual(10_600 + operations);
  expect(all).toBeLessThanOrEqual(12_300 + operations);
  expect(table).toBeLessThan(codes / 2);
});

test("contains the built modules, their types, the readme and the manifest, and depends on openapi-fetch alone", async () => {
  const { files: names, manifest, root } = packed;
  expect(names.filter((name) => !/^(dist\/.*\.(js|d\.ts)|package\.json|README\.md|LICENSE)$/.test(name))).toEqual([]);
  expect(manifest.dependencies).toEqual({ "openapi-fetch": expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  const imported = await Promise.all(
    names.filter((name) => name.endsWith(".js")).map((name) => readFile(join(root, name), "utf8")),
  );
  const foreign = imported.flatMap((text) => text.match(/(?<=(from|import|require) ?\(?["'])[^."'][^"']*/g) ?? []);
  expect(foreign).toEqual(["openapi-fetch"]);
});
