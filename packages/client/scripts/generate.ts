import type { Contract } from "@cc-contract/spec/model/contract";
import type { Origin } from "@cc-contract/spec/model/origin";
import { generateCodes } from "./codes.ts";
import { generateOperations } from "./operations.ts";
import { generateTypes } from "./types.ts";

const header =
  "// Generated from the contract (spec/dist/openapi.json) by `pnpm build`. Do not edit: change the contract.\n\n";

/** Files of src/generated, by name. */
export async function generate(contract: Contract, origin: Origin): Promise<Record<string, string>> {
  return {
    "types.gen.ts": header + (await generateTypes(contract)),
    "codes.gen.ts": header + generateCodes(contract),
    "operations.gen.ts": header + generateOperations(contract, origin),
  };
}
