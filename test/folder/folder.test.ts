import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Clone, makeCopy } from "../../tools/lib/clone.ts";

// A checkout may be in a folder of any name.

const name = "it's [alt] #1 & 100% ü (x)";
let temporary: string;
let clone: Clone;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "cc-contract-folder-"));
  clone = await makeCopy(join(temporary, name));
});
afterAll(() => rm(temporary, { recursive: true, maxRetries: 10 }));

test(`everything is built and called in a folder named ${name}, without .git and without HOME`, async () => {
  const output = await clone.pnpm(["start", "--once"], { HOME: undefined });
  expect(output.match(/ 200 .* yes /g)).toHaveLength(listOperations(await readContract()).length);
});
