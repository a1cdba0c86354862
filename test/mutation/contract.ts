import { createAjv } from "@cc-contract/spec/model/ajv";
import { listOwnCases } from "@cc-contract/spec/model/cases";
import { type Contract, readContract } from "@cc-contract/spec/model/contract";
import { listTargets } from "../../packages/validators/scripts/schemas.ts";
import { listContractMutants } from "./contract-mutants.ts";

// Does every constraint have a case that detects a change? Each mutant is tried on the cases of the contract: if it
// gives another verdict on one of them, the tests of the validators would fail on a validator that does the same.

const contract = await readContract();
const cases = Object.entries(listTargets(contract)).map(
  ([name, { schema }]) => [name, listOwnCases(contract, schema)] as const,
);

/** Whether a contract gives another verdict on some case than the contract. */
function isNoticed(mutant: Contract, changed: string): boolean {
  const compile = createAjv(mutant, { allErrors: false, strict: false });
  const targets = listTargets(mutant);
  // The schema that was changed is tried first: it nearly always notices.
  const ordered = cases.toSorted(([one], [other]) => Number(other === changed) - Number(one === changed));
  return ordered.some(([name, own]) => {
    const validate = compile(targets[name]?.schema ?? {});
    return own.some(({ data, valid }) => validate(data) !== valid);
  });
}

const mutants = listContractMutants(contract);
const survivors = mutants.filter(({ contract, component }) => !isNoticed(contract, component));
console.log(`contract: ${mutants.length} mutants, ${survivors.length} survived`);
for (const { name } of survivors) console.error(`survived: ${name}`);
process.exitCode = survivors.length > 0 ? 1 : 0;
