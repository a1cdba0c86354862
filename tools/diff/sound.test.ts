import { readContract } from "@cc-contract/spec/model/contract";
import { expect, test } from "vitest";
import { listContractMutants } from "../../test/mutation/contract-mutants.ts";
import { compare } from "./compare.ts";
import { payloads } from "./views/payloads.ts";

const present = await readContract();

test("nothing that the verdict calls harmless breaks a document, whichever constraint changes and whichever way", async () => {
  let asked = 0;
  const unseen: string[] = [];
  const broken: string[] = [];
  for (const { name, contract } of listContractMutants(present)) {
    for (const [base, next] of [
      [present, contract],
      [contract, present],
    ] as const) {
      const { changes } = compare(base, next, "1.0.0");
      if (changes.length === 0) unseen.push(name);
      if (changes.some(({ breaking }) => breaking)) continue;
      // Some mutants are so broken that no document can be made from them.
      const opinions = await payloads({ base, next, baseFile: "", nextFile: "" }).catch(() => undefined);
      if (opinions) asked += 1;
      broken.push(...(opinions ?? []).filter(({ says }) => says === "breaking").map(({ text }) => `${name}: ${text}`));
    }
  }
  console.log(`${asked} harmless changes tried with documents`);
  expect(asked).toBeGreaterThan(100);
  expect({ unseen, broken }).toEqual({ unseen: [], broken: [] });
}, 300_000);
